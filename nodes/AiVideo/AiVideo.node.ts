import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { operationField, operationFields } from './operations';
import { modelSearch } from './operations/model';
import { type Clock, hostClock } from './operations/openSession';
import { runItems } from './operations/runItems';
import { credentialTest } from './operations/testCredential';

function executeOn(clock: Clock) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, this.continueOnFail(), clock)];
	};
}

/** Makes videos with any provider of the Videos API family. */
export class AiVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AI Video',
		name: 'aiVideo',
		icon: { light: 'file:../../icons/aiVideo.svg', dark: 'file:../../icons/aiVideo.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Generate videos from text and images with Sora, Veo, Kling and other models',
		defaults: { name: 'AI Video' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'aiVideoApi', required: true, testedBy: 'testCredential' }],
		properties: [operationField, ...operationFields],
	};

	methods = {
		credentialTest: { testCredential: credentialTest(this.clock) },
		listSearch: { searchModels: modelSearch(this.clock) },
	};

	execute = executeOn(this.clock);

	/** @param clock n8n gives none: real time */
	constructor(private readonly clock: Clock = hostClock) {}
}
