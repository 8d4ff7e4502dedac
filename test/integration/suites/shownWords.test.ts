import type { FaultAction } from '../../emulator';
import type { EngineResult } from '../../engine';
import { only } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** What a provider says, on its way to the user: without the key, without HTML, and not without end. */
describe('the words of a hostile provider', () => {
	const rig = useRig();

	const HTML = '<a href="https://evil.example">Log in again</a><img src=x>';

	function answer(json: unknown): FaultAction {
		return { kind: 'respond', status: 400, body: JSON.stringify(json) };
	}

	async function refusedWith(json: unknown): Promise<EngineResult> {
		rig().emulator.faults.add({ route: 'submit', action: answer(json), times: Infinity });
		return await rig().run({});
	}

	const descriptionOf = ({ error }: EngineResult) =>
		error && 'description' in error ? String(error.description) : '';

	it('are text in descriptions, which n8n shows as HTML', async () => {
		const outcome = () => 'failed' as const;
		rig().emulator.settings('openai').outcome = outcome;
		rig().emulator.faults.add({
			route: 'submit',
			action: { kind: 'transform', answer: (json) => ({ ...(json as object), id: HTML }) },
		});
		rig().emulator.faults.add({
			route: 'status',
			times: Infinity,
			action: {
				kind: 'rewrite',
				answer: () => ({
					status: 200,
					body: JSON.stringify({ id: HTML, status: 'failed', error: { message: HTML } }),
				}),
			},
		});
		const failed = await rig().run({});
		expect(failed.error?.message).toContain(encodeURIComponent(HTML));
		expect(descriptionOf(failed)).not.toMatch(/[<>]/);
		const { error } = only(
			(await rig().run({ node: { onError: 'continueRegularOutput' } })).items,
		).json;
		expect(String(error)).toContain('ended as failed');
	});

	it('are text in hints as well', async () => {
		rig().emulator.faults.add({
			route: 'status',
			times: Infinity,
			action: {
				kind: 'transform',
				answer: (json) => ({ ...(json as object), size: '640x480', seconds: '99' }),
			},
		});
		const { hints } = await rig().run({});
		for (const { message } of hints) expect(message).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
	});

	it('have an end, in every field', async () => {
		const long = 'x'.repeat(60_000);
		rig().emulator.faults.add({
			route: 'status',
			times: Infinity,
			action: {
				kind: 'transform',
				answer: (json) => ({
					...(json as object),
					status: 'failed',
					model: long,
					prompt: long,
					error: { code: long, message: long },
				}),
			},
		});
		const parameters = parametersOf('create', { model: 'sora-2' });
		const { items } = await rig().run({ parameters });
		const id = String(only(items).json.id);
		const looked = await rig().run({ parameters: parametersOf('getStatus', { videoId: id }) });
		expect(JSON.stringify(only(looked.items).json).length).toBeLessThan(15_000);
		const waited = await rig().run({
			parameters: parametersOf('wait', { videoId: id }),
			node: { onError: 'continueRegularOutput' },
		});
		expect(JSON.stringify(only(waited.items).json).length).toBeLessThan(15_000);
		for (const { message } of waited.logs) expect(message.length).toBeLessThan(1_000);
	});

	describe('about the key', () => {
		it.each<[string, (key: string) => string]>([
			['with an invisible sign around it', (key) => `\u200b${key}\u2060`],
			['with a byte order mark', (key) => `\ufeff${key}`],
		])('do not tell it where it was entered %s', async (_, entered) => {
			const { apiKey } = rig().credentials('openai');
			const { error } = await (async () => {
				const action = answer({ error: { message: `bad key ${apiKey}` } });
				rig().emulator.faults.add({ route: 'submit', action });
				return await rig().run({ apiKey: entered(apiKey) });
			})();
			expect(error?.message).toContain('bad key [API key]');
		});

		it('is refused with a sign in it that no key has, before anything is sent', async () => {
			const { error } = await rig().run({ apiKey: 'sk-\u200b12345678' });
			expect(error?.message).toBe('The API key contains a space or a character that no key has');
			expect(rig().emulator.requests).toEqual([]);
		});

		it.each<[string, (key: string) => string]>([
			['base64', (key) => Buffer.from(key).toString('base64')],
			['the base64 of a header', (key) => Buffer.from(`Bearer ${key}`).toString('base64')],
			['percent signs', (key) => key.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`)],
			['escapes', (key) => key.replace(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)],
		])('do not tell it in %s', async (_, spell) => {
			const spelled = spell(rig().credentials('openai').apiKey);
			const { error } = await refusedWith({ error: { message: `your key is ${spelled}` } });
			expect(error?.message).toContain('your key is ');
			expect(error?.message).not.toContain(spelled);
		});
	});
});

/** Where the key is part of what has to be asked for, a search for it would find it. */
describe('an ID that holds the key', () => {
	const rig = useRig({ searchesForKeys: false });

	it('and numbers do no harm to a video, where the key is digits', async () => {
		const key = '176722';
		rig().emulator.settings('openai').keys.push(key);
		const result = await rig().run({
			apiKey: key,
			parameters: parametersOf('generate', { simplify: false }),
		});
		expect(result.status).toBe('success');
		expect(only(result.items).json.createdAt).toMatch(/^2026-/);
	});

	it('is shown without it, and asked for with it', async () => {
		const { apiKey } = rig().credentials('openai');
		const withKey = (json: unknown) => ({ ...(json as { id: string }), id: `${apiKey}-7` });
		let real = '';
		rig().emulator.faults.add({
			route: 'submit',
			action: {
				kind: 'transform',
				answer: (json) => {
					real = (json as { id: string }).id;
					return withKey(json);
				},
			},
		});
		const { items } = await rig().run({ parameters: parametersOf('create') });
		const { id } = only(items).json;
		expect([id, real]).toEqual(['[API key]-7', expect.stringMatching(/^video_/)]);
		await rig().run({
			parameters: parametersOf('getStatus', { videoId: String(id) }),
			node: { onError: 'continueRegularOutput' },
		});
		const asked = rig()
			.requestsTo('status')
			.map(({ path }) => path);
		expect(asked[0]).toContain(`${apiKey}-7`);
	});
});
