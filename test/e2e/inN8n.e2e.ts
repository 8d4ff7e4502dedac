import { credentialTests } from './suites/credentials';
import { interruptionTests } from './suites/interruptions';
import { killedServerTests } from './suites/killed';
import { operationTests } from './suites/operations';
import { retryTests } from './suites/retries';
import { useServerRig } from './suites/rigOfFile';

// One server for all of them, since a server takes longer to start than its tests to run.
const rig = useServerRig();

describe('credentials', () => credentialTests(rig));
describe('operations', () => operationTests(rig));
describe('retries', () => retryTests(rig));
describe('interruptions', () => interruptionTests(rig));
describe('a killed server', () => killedServerTests(rig));
