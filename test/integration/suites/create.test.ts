import type { INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../nodes/AiVideo/providers';
import { parametersOf, PROMPT } from '../rig/rig';
import { DIALECTS, QUEUED, type RigDialect } from '../rig/expected';
import { only, onlyItem } from '../rig/items';
import { expectSoonAfter, pausesBetween, SOURCES } from '../rig/jobs';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

/** The body of the one submission that Create sends with these parameters. */
async function bodyOf(dialect: DialectName, parameters: INodeParameters): Promise<unknown> {
	await rig().run({ dialect, parameters: parametersOf('create', parameters) });
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

describe.each(DIALECTS)('Create on %s', (dialect) => {
	it.each(SOURCES)('submits %s and returns at once', async (_name, setting) => {
		const parameters = parametersOf('create', setting(rig()));
		const result = await rig().run({ dialect, parameters });
		const item = onlyItem(result);
		const job = only(rig().emulator.jobs());
		expect(item).toEqual({ json: QUEUED[dialect](job), pairedItem: { item: 0 } });
		expect(job).toMatchObject({ model: 'sora-2', prompt: PROMPT, size: '1280x720' });
		expect(rig().requestsTo('submit', 'status', 'content', 'file')).toHaveLength(1);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('adds the answer of the provider when asked to', async () => {
		const parameters = parametersOf('create', { simplify: false });
		const { json } = onlyItem(await rig().run({ dialect, parameters }));
		const job = only(rig().emulator.jobs());
		const { raw, ...rest } = json;
		expect(rest).toEqual(QUEUED[dialect](job));
		expect(raw).toMatchObject({ id: job.id, object: 'video', status: 'queued', progress: 0 });
	});

	it('asks a busy provider again when it said to, and pays once', async () => {
		for (const status of [429, 503]) {
			rig().emulator.faults.add({
				route: 'submit',
				action: { kind: 'respond', status, headers: { 'retry-after': '20' }, body: '{}' },
			});
		}
		const { json } = onlyItem(await rig().run({ dialect, parameters: parametersOf('create') }));
		expect(json).toEqual(QUEUED[dialect](only(rig().emulator.jobs())));
		const submits = rig().requestsTo('submit');
		expect(submits.map(({ status }) => status)).toEqual([429, 503, 200]);
		expect(new Set(submits.map(({ body }) => body.toString('latin1'))).size).toBe(1);
		for (const pause of pausesBetween(submits)) expectSoonAfter(20_000, pause);
	});
});

describe('A credential of another provider', () => {
	const parameters = parametersOf('create', { aspectRatio: '9:16', duration: 12 });
	const json = (body: unknown) => ({ contentType: 'application/json', body });
	const sized = { model: 'sora-2', prompt: PROMPT, size: '720x1280', seconds: '12' };
	const WIRES: Readonly<Record<RigDialect, { contentType: string; body: unknown }>> = {
		artifex: json({ model: 'sora-2', prompt: PROMPT, aspect_ratio: '9:16', duration: 12 }),
		apiyi: json(sized),
		ezmodel: json(sized),
		openai: { contentType: 'multipart/form-data', body: Object.entries(sized) },
	};

	it('is all it takes to switch', async () => {
		for (const dialect of DIALECTS) onlyItem(await rig().run({ dialect, parameters }));
		const wires = await Promise.all(rig().requestsTo('submit').map(wireOf));
		expect(wires).toEqual(
			DIALECTS.map((dialect) => ({
				method: 'POST',
				path: `/${dialect}/v1/videos`,
				authorization: `Bearer key-${dialect}`,
				...WIRES[dialect],
			})),
		);
		expect(rig().emulator.jobs()).toHaveLength(DIALECTS.length);
	});
});

describe('Duration', () => {
	it.each<[DialectName, INodeParameters[string], string | number | undefined]>([
		['apiyi', '', undefined],
		['apiyi', 8, '8'],
		['apiyi', '={{ 4 + 4 }}', '8'],
		['apiyi', '={{ "12" }}', '12'],
		['apiyi', '={{ " 4 " }}', '4'],
		['apiyi', '={{ null }}', undefined],
		['apiyi', '={{ $json.notThere }}', undefined],
		['ezmodel', '={{ 24 / 2 }}', '12'],
		['artifex', '={{ "12" }}', 12],
		['artifex', '={{ 12.0 }}', 12],
	])('on %s set to %j goes out as %j', async (dialect, duration, sent) => {
		const body = await bodyOf(dialect, { duration });
		const field = dialect === 'artifex' ? 'duration' : 'seconds';
		expect(body).toEqual(
			dialect === 'artifex'
				? { model: 'sora-2', prompt: PROMPT, aspect_ratio: '16:9', [field]: sent }
				: { model: 'sora-2', prompt: PROMPT, size: '1280x720', [field]: sent },
		);
		expect(rig().emulator.jobs()).toHaveLength(1);
	});
});

describe('A request', () => {
	const accepted = { status: 200, body: '{"id":"video_1","status":"queued"}' };

	it('goes to an unknown model of an OpenAI compatible server unchecked', async () => {
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'respond', ...accepted } });
		const model = { __rl: true, mode: 'id', value: 'veo-3.1' };
		const body = await bodyOf('openai', {
			model,
			resolution: '4k',
			aspectRatio: '9:16',
			duration: 7,
		});
		expect(body).toEqual([
			['model', 'veo-3.1'],
			['prompt', PROMPT],
			['size', '2160x3840'],
			['seconds', '7'],
		]);
	});

	it.each([
		['1024p', '16:9', '1792x1024'],
		['1024p', '9:16', '1024x1792'],
		['1080p', '16:9', '1920x1080'],
		['1080p', '9:16', '1080x1920'],
		['720p', '9:16', '720x1280'],
	])('for %s at %s asks for %s', async (resolution, aspectRatio, size) => {
		const model = { __rl: true, mode: 'id', value: 'sora-2-pro' };
		const body = await bodyOf('apiyi', { model, resolution, aspectRatio });
		expect(body).toEqual({ model: 'sora-2-pro', prompt: PROMPT, size });
		expect(only(rig().emulator.jobs())).toMatchObject({ model: 'sora-2-pro', size });
	});

	it.each<[string, INodeParameters, unknown]>([
		['its own size', { size: ' 720 x 1280 ' }, { size: '720x1280' }],
		['a field replaced', { extraFields: '{"seconds":"12"}' }, { size: '1280x720', seconds: '12' }],
		['a field left out', { extraFields: '{"size":null}' }, {}],
		[
			'an object for extra fields',
			{ extraFields: '={{ { size: "720x1280" } }}' },
			{ size: '720x1280' },
		],
	])('can have %s', async (_name, options, sent) => {
		const body = await bodyOf('apiyi', { options });
		expect(body).toEqual({ model: 'sora-2', prompt: PROMPT, ...Object(sent) });
		expect(rig().emulator.jobs()).toHaveLength(1);
	});

	it('carries fields only the provider knows, in a form as well', async () => {
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'respond', ...accepted } });
		const options = { extraFields: '{"style":"noir","n":2,"meta":{"a":[1]}}' };
		expect(await bodyOf('openai', { options })).toEqual([
			['model', 'sora-2'],
			['prompt', PROMPT],
			['size', '1280x720'],
			['style', 'noir'],
			['n', '2'],
			['meta', '{"a":[1]}'],
		]);
	});

	it('keeps line breaks, quotes and other scripts of the prompt', async () => {
		const prompt = 'Line "one"\r\n--boundary--\n雾 🌲 \\ %22';
		for (const dialect of DIALECTS) {
			onlyItem(await rig().run({ dialect, parameters: parametersOf('create', { prompt }) }));
		}
		const prompts = rig()
			.emulator.jobs()
			.map((job) => job.prompt);
		expect(prompts).toEqual(DIALECTS.map(() => prompt));
	});
});
