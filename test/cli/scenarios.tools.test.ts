import { testScenarios } from './scenarios.ts';

testScenarios('with adr-tools');
