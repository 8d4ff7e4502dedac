import { Readable } from 'stream';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

export const CREDENTIALS = {
	dialect: 'openai',
	baseUrl: 'https://videos.example.com/v1',
	apiKey: 'sk-1',
};

/** A request of the node, as the host is asked to send it. */
export interface HostRequest {
	readonly method: string;
	readonly url: string;
}

export interface FakeHost {
	parameter(name: string, index: number, otherwise: unknown): unknown;
	/** What the provider answers. */
	answer(request: HostRequest): { readonly status: number; readonly json: unknown };
	readonly items: INodeExecutionData[];
	readonly credentials?: () => unknown;
	readonly type?: string;
	readonly runIndex?: number;
	/** The node's context. */
	readonly memory?: object;
}

/** What the operations need of a host, with a provider behind it. */
export function fakeHost({
	parameter,
	answer,
	items,
	credentials = () => CREDENTIALS,
	type = 'aiVideo',
	runIndex = 0,
	memory = {},
}: FakeHost): IExecuteFunctions {
	const request = async (asked: HostRequest) => {
		const { status, json } = answer(asked);
		const headers = { 'content-type': 'application/json' };
		const body = Readable.from([JSON.stringify(json)]);
		return await Promise.resolve({ statusCode: status, headers, body });
	};
	return {
		getCredentials: async () => await Promise.resolve(credentials()),
		getNodeParameter: parameter,
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
		getContext: () => memory,
		getInputData: () => items,
		getNode: () => ({ name: 'AI Video', type, parameters: {} }),
		logger: { info: () => {} },
		helpers: {
			httpRequest: request,
			httpRequestWithAuthentication: async (_name: string, asked: HostRequest) =>
				await request(asked),
		},
	} as unknown as IExecuteFunctions;
}
