import { AiVideoApi } from '../../credentials/AiVideoApi.credentials';
import { code, table } from './markdown';

/** What a field means whose words follow the provider. */
const MEANINGS: Readonly<Record<string, string>> = {
	baseUrl:
		'Address of the API. Required for servers of your own; elsewhere empty is the address in the table of providers.',
	apiKey: 'The key of your account. May stay empty for a server of your own that needs none.',
};

/** The fields of the credential, as a table. Pure. */
export function credentialTable(): string {
	const { properties } = new AiVideoApi();
	const fields = new Map(properties.map((field) => [field.name, field]));
	return table(
		['Field', 'Default', 'Meaning'],
		[...fields.values()].map(({ displayName, name, default: value, description = '' }) => [
			`**${displayName}** ${code(name)}`,
			value === '' ? 'empty' : code(String(value)),
			MEANINGS[name] ?? description,
		]),
	);
}
