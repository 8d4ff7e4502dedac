import { useServerRig } from '../suites/rigOfFile';
import { useEditor } from './editorOfFile';
import { credentialTests } from './suites/credential';
import { executionTests } from './suites/execution';
import { fieldTests } from './suites/fields';
import { modelTests } from './suites/models';
import { nodesPanelTests } from './suites/nodesPanel';

// One server and one browser for all of them, since starting both takes longer than the tests.
const rig = useServerRig();
const editor = useEditor(rig);

describe('the nodes panel', () => nodesPanelTests(editor));
describe('the credential form', () => credentialTests(rig, editor));
describe('the fields', () => fieldTests(rig, editor));
describe('the models to choose from', () => modelTests(rig, editor));
describe('executing Generate', () => executionTests(rig, editor));
