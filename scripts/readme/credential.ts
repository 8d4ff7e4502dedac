import { AiVideoApi } from '../../credentials/AiVideoApi.credentials';
import { code, table } from './markdown';

/** The fields of the credential, as a table. Pure. */
export function credentialTable(): string {
	const { properties } = new AiVideoApi();
	return table(
		['Field', 'Default', 'Meaning'],
		properties.map(({ displayName, name, default: value, description = '' }) => [
			`**${displayName}** ${code(name)}`,
			value === '' ? 'empty' : code(String(value)),
			description.endsWith('.') ? description : `${description}.`,
		]),
	);
}
