import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDisplayOptions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { readAccount, withAuthorization } from '../nodes/AiVideo/api/account';
import { type DialectName, dialectNames, providers } from '../nodes/AiVideo/providers';

/** Providers that everybody has at the same address. */
const PUBLIC = dialectNames.filter((name) => providers[name].server.baseUrl !== null);
const OWN_SERVERS = dialectNames.filter((name) => providers[name].server.baseUrl === null);

function showFor(dialects: readonly DialectName[]): IDisplayOptions {
	return { show: { dialect: [...dialects] } };
}

const addressField = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
} satisfies INodeProperties;

const publicAddress: INodeProperties = {
	...addressField,
	placeholder: 'e.g. https://proxy.example.com/v1',
	hint: "Leave it empty for the provider's public address",
	description: 'Leave it empty, unless you were given another address for this provider',
	displayOptions: showFor(PUBLIC),
};

function ownAddress(dialect: DialectName): INodeProperties {
	const { info, server } = providers[dialect];
	return {
		...addressField,
		required: true,
		...(server.example !== undefined && { placeholder: `e.g. ${server.example}` }),
		description:
			info.website === null
				? 'Address of the server'
				: `Address of your ${info.label} server, as your n8n reaches it`,
		displayOptions: showFor([dialect]),
	};
}

/** Every provider makes its keys on a page of its own. */
function keyField(dialect: DialectName): INodeProperties {
	const { info, server } = providers[dialect];
	const { keyPage } = info;
	return {
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		...(keyPage !== undefined && {
			hint: `Get a key at <a href="${keyPage}" target="_blank">${new URL(keyPage).host}</a>`,
		}),
		description:
			server.baseUrl === null
				? 'May stay empty for a server that needs no key'
				: `The key of your ${info.label} account`,
		displayOptions: showFor([dialect]),
	};
}

/** Where and with which key to make videos. Tested by the node, see `testCredential`. */
export class AiVideoApi implements ICredentialType {
	name = 'aiVideoApi';

	displayName = 'AI Video API';

	icon: Icon = { light: 'file:../icons/aiVideo.svg', dark: 'file:../icons/aiVideo.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ai-video/n8n-nodes-ai-video#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Provider',
			name: 'dialect',
			type: 'options',
			options: dialectNames.map((name) => ({ name: providers[name].info.label, value: name })),
			default: 'openai',
			description: 'Who makes the videos. Choose OpenAI Compatible for any other server.',
		},
		publicAddress,
		...OWN_SERVERS.map(ownAddress),
		...dialectNames.map(keyField),
	];

	/** Adds what carries the key. The node decides which requests are authenticated at all. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = readAccount(credentials);
		if (account.kind === 'problem') return requestOptions;
		const authorization = account.provider.authorize(account.apiKey, Date.now());
		return withAuthorization(requestOptions, authorization, account.baseUrl);
	}
}
