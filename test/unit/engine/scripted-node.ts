import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

/** A node type with the given `execute`: each test writes the behaviour it needs. */
export function scriptedNode(
	execute: NonNullable<INodeType['execute']>,
	methods: NonNullable<INodeType['methods']> = {},
): INodeType {
	return {
		description: {
			displayName: 'Scripted',
			name: 'scripted',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Scripted' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'scriptedApi', required: false }],
			properties: [text('url'), text('greeting', 'hello')],
		},
		execute,
		methods,
	};
}

/** A credential that authenticates by rules. */
export const declarativeCredential: ICredentialType = {
	name: 'scriptedApi',
	displayName: 'Scripted API',
	properties: [text('apiKey'), text('baseUrl', 'http://localhost')],
	authenticate: {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	},
};

/** The same credential, authenticating by a function. */
export const programmaticCredential: ICredentialType = {
	...declarativeCredential,
	authenticate: async ({ apiKey }, request) => ({
		...request,
		headers: { ...request.headers, 'X-Key': apiKey },
	}),
};

function text(name: string, defaultValue = ''): INodeProperties {
	return { displayName: name, name, type: 'string', default: defaultValue };
}
