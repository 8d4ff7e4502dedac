import { type DialectName, dialectNames, providers } from '../../nodes/AiVideo/providers';
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
	for (const name of dialectNames) {
		const [apiKey = ''] = emulator.settings(name).keys;
		const account = { dialect: name, baseUrl: emulator.baseUrl(name), apiKey };
		saved.set(name, await credentials.create(`${providers[name].info.label} (Emulated)`, account));
	}
	return saved;
}
