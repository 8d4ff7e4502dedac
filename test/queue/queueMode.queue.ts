import { startMissing } from './cluster/cluster';
import { useQueueRig } from './rig';
import { absentProviderTests } from './suites/absentProvider';
import { durableLoopTests } from './suites/durableLoop';
import { handedOverTests } from './suites/handedOver';
import { killedWorkerTests } from './suites/killedWorker';
import { loadTests } from './suites/load';
import { restartedServiceTests } from './suites/restartedServices';
import { stoppedWorkerTests } from './suites/stoppedWorker';

// One cluster for all of them, since it takes longer to start than most tests to run.
const rig = useQueueRig();

afterEach(async () => await startMissing(rig().cluster));

describe('thirty executions at once', () => loadTests(rig));
describe('the durable loop', () => durableLoopTests(rig));
describe('a worker that is killed', () => killedWorkerTests(rig));
describe('a worker that is stopped', () => stoppedWorkerTests(rig));
describe('a video handed over to an execution of its own', () => handedOverTests(rig));
describe('a provider that is gone for 30 seconds', () => absentProviderTests(rig));
describe('a service that is gone for a while', () => restartedServiceTests(rig));
