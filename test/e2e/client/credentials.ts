import { z } from 'zod';

import type { Session } from './session';

/** The fields of an AI Video API credential. */
export interface AiVideoAccount {
	readonly dialect: string;
	readonly baseUrl: string;
	readonly apiKey: string;
}

const savedCredential = z.object({ id: z.string(), name: z.string(), type: z.string() });

/** How a node names its credential. */
export type SavedCredential = z.infer<typeof savedCredential>;

const testResult = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });

export type CredentialTestResult = z.infer<typeof testResult>;

export const AI_VIDEO_CREDENTIAL = 'aiVideoApi';

export interface CredentialsApi {
	/** @param type default: this package's */
	create(name: string, data: object, type?: string): Promise<SavedCredential>;
	/** What the button of the credential's form does. */
	test(credential: SavedCredential, data: AiVideoAccount): Promise<CredentialTestResult>;
	list(): Promise<SavedCredential[]>;
}

export function credentialsApi({ call }: Session): CredentialsApi {
	return {
		create: async (name, data, type = AI_VIDEO_CREDENTIAL) =>
			await call('POST', '/credentials', savedCredential, { name, type, data }),
		test: async (credential, data) =>
			await call('POST', '/credentials/test', testResult, { credentials: { ...credential, data } }),
		list: async () => await call('GET', '/credentials', z.array(savedCredential)),
	};
}
