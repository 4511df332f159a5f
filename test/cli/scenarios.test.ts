import { testScenarios } from './scenarios.ts';

testScenarios('alone');
