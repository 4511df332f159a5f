import { testCompletion } from './completion-shells.ts';

testCompletion('zsh');
testCompletion('fish');
