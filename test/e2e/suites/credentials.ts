import type { CredentialTestResult, AiVideoAccount } from '../client/credentials';
import type { ServerRig } from '../rig';

/** Right key, wrong key, no access, wrong address. */
export function credentialTests(rig: () => ServerRig): void {
	describe("testing a credential through n8n's API", () => {
		async function test(change: Partial<AiVideoAccount> = {}): Promise<CredentialTestResult> {
			const data = { ...rig().account('artifex'), ...change };
			const { credentials } = rig().n8n;
			return await credentials.test(await credentials.create('Artifex', data), data);
		}

		it('is green with the right key', async () => {
			expect(await test()).toEqual({ status: 'OK', message: 'Connected to Artifex' });
		});

		it('tells a wrong key', async () => {
			expect(await test({ apiKey: 'key-of-nobody' })).toEqual({
				status: 'Error',
				message: 'Artifex does not accept this API key (401)',
			});
		});

		it('tells a key without access to the vip group', async () => {
			expect(await test({ apiKey: 'key-not-vip' })).toEqual({
				status: 'Error',
				message:
					'The API key is right but has no access (403): This API key has no access to video generation. On artifex the key has to belong to the vip group.',
			});
		});

		it('tells an address without a Videos API', async () => {
			const baseUrl = `${rig().emulator.origin}/nowhere/v1`;
			expect(await test({ baseUrl })).toEqual({
				status: 'Error',
				message: `There is no Videos API at ${baseUrl} (404). Check base URL and provider`,
			});
		});

		it('tells an address where nobody answers', async () => {
			expect(await test({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
				status: 'Error',
				message:
					'http://127.0.0.1:9/v1 could not be reached: nothing answers at this address and port (ECONNREFUSED)',
			});
		});

		it('costs nothing', async () => {
			await test();
			expect(rig().emulator.billing.count).toBe(0);
		});

		it.each(['openai', 'apiyi', 'ezmodel', 'azureOpenAi', 'openRouter', 'newApi'])(
			'is green for %s as well',
			async (dialect) => {
				const data = rig().account(dialect);
				const { credentials } = rig().n8n;
				const result = await credentials.test(await credentials.create(dialect, data), data);
				expect(result).toMatchObject({ status: 'OK' });
			},
		);
	});
}
