import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { readAccount, withAuthorization } from '../nodes/AiVideo/api/account';
import { dialectNames, providers } from '../nodes/AiVideo/providers';

/** The providers whose address is known. */
const PUBLIC = Object.values(providers).filter(({ server }) => server.baseUrl !== null);
const PUBLIC_PROVIDERS = PUBLIC.map(({ info }) => info.label).join(', ');
const PUBLIC_ADDRESSES = PUBLIC.map(({ info, server }) => `${info.label}: ${server.baseUrl}`).join(
	', ',
);

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
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://videos.example.com/v1',
			hint: `Leave empty for the public address of ${PUBLIC_PROVIDERS}`,
			description: `Address of the API. Public ones: ${PUBLIC_ADDRESSES}.`,
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'May stay empty for a server of your own that needs no key',
		},
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
