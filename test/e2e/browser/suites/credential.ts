import { dialectNames, providers } from '../../../../nodes/AiVideo/providers';
import { AI_VIDEO_CREDENTIAL } from '../../client/credentials';
import type { ServerRig } from '../../rig';
import { openCredential, type CredentialForm } from '../pages/credentialForm';
import type { Editor } from '../pages/editor';

const PROVIDERS = dialectNames.map((name) => providers[name].info.label);

export function credentialTests(rig: () => ServerRig, editor: () => Editor): void {
	let form: CredentialForm;
	beforeAll(async () => {
		await rig().n8n.credentials.create('Artifex account', rig().account('artifex'));
		await editor().visit('/home/credentials');
		form = await openCredential(editor().page, 'Artifex account');
	});

	it('asks for provider, address and key', async () => {
		// The last one is n8n's own.
		expect(await form.labels()).toEqual([
			'Provider',
			'Base URL',
			'API Key',
			'Allowed HTTP Request Domains',
		]);
	});

	it('is tested as soon as it is opened, and green with the right key', async () => {
		expect(await form.isGreen()).toBe(true);
	});

	it('says in our words what is wrong with a wrong key', async () => {
		await form.write('apiKey', 'key-of-nobody');
		await form.save();
		expect(await form.complains('Artifex does not accept this API key (401)')).toBe(true);
	});

	it('says what is wrong with an address, and tests again after it is corrected', async () => {
		const { baseUrl, apiKey } = rig().account('artifex');
		await form.write('apiKey', apiKey);
		await form.write('baseUrl', `${rig().emulator.origin}/nowhere`);
		await form.save();
		expect(await form.complains('There is no Videos API at')).toBe(true);
		await form.write('baseUrl', baseUrl);
		await form.save();
		expect(await form.isGreen()).toBe(true);
	});

	it('offers every provider', async () => {
		expect(await form.offers('dialect')).toEqual(PROVIDERS);
	});

	it('is of the type the node asks for', async () => {
		const saved = await rig().n8n.credentials.list();
		expect(saved.find(({ name }) => name === 'Artifex account')?.type).toBe(AI_VIDEO_CREDENTIAL);
	});
}
