import { dialects } from '../../nodes/AiVideo/providers';
import type { DialectName } from '../../nodes/AiVideo/protocol/dialect';
import type { CredentialsApi, SavedCredential } from '../../test/e2e/client/credentials';
import type { Emulator } from '../../test/emulator';

/** The credential of each dialect. */
export type EmulatedCredentials = ReadonlyMap<DialectName, SavedCredential>;

/** Saves a credential for every dialect, with the emulator's address and a key it takes. */
export async function createEmulatedCredentials(
	credentials: CredentialsApi,
	emulator: Emulator,
): Promise<EmulatedCredentials> {
	const saved = new Map<DialectName, SavedCredential>();
	for (const { name, label } of Object.values(dialects)) {
		const [apiKey = ''] = emulator.settings(name).keys;
		const account = { dialect: name, baseUrl: emulator.baseUrl(name), apiKey };
		saved.set(name, await credentials.create(`${label} (Emulated)`, account));
	}
	return saved;
}
