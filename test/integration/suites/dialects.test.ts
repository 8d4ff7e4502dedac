import type { RouteName } from '../../emulator/requestRecord';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { binaryItem } from '../../engine';
import { imageFixture } from '../../fixtures/images';
import { JOBS, keyHeaders, shownId } from '../rig/dialects/expected';
import {
	dialectParameters,
	IMAGE_WIRE,
	LINK_WIRE,
	NEW_DIALECTS,
	TEXT_WIRE,
} from '../rig/dialects/wire';
import { imageUrl } from '../rig/images';
import { fileOf, only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const IMAGE = 'landscape-1280x720.png';
/** Long enough that no test sees its end. */
const ONE_DAY = 86_400_000;
/** What the provider says of its models is asked for beside it, and costs nothing. */
const READING: readonly RouteName[] = ['models', 'schema'];

async function createdId(dialect: (typeof NEW_DIALECTS)[number]): Promise<string> {
	const parameters = dialectParameters(dialect, 'create');
	return String(onlyItem(await rig().run({ dialect, parameters })).json['id']);
}

describe.each(NEW_DIALECTS)('%s', (dialect) => {
	const { waiting = 'queued' } = JOBS[dialect];

	async function use(operation: string, videoId: string, more: INodeParameters = {}) {
		const parameters = { operation, videoId, ...more };
		return await rig().run({ dialect, parameters });
	}

	it('creates a job with one request', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const parameters = dialectParameters(dialect, 'create');
		const { json } = onlyItem(await rig().run({ dialect, parameters }));
		const submit = only(rig().requestsTo('submit'));
		expect(await wireOf(submit)).toMatchObject({ method: 'POST', ...TEXT_WIRE[dialect] });
		expect(keyHeaders(submit.headers)).toEqual(keyHeaders(JOBS[dialect].headers));
		const job = only(rig().emulator.jobs(dialect));
		const id = shownId(dialect, job);
		expect(json).toMatchObject({ id, status: waiting, prompt: job.prompt, dialect });
		const others = rig().emulator.requests.filter(({ route }) => !READING.includes(route));
		expect(others).toHaveLength(1);
	});

	it('generates a video from a text', async () => {
		const parameters = dialectParameters(dialect, 'generate', { binaryField: 'clip' });
		const item = onlyItem(await rig().run({ dialect, parameters }));
		const job = only(rig().emulator.jobs(dialect));
		const content = await rig().emulator.contentOf(job.id);
		const id = shownId(dialect, job);
		expect(item.json).toMatchObject({ id, status: 'completed', failure: null, dialect });
		expect(item.json['video']).toMatchObject({ seconds: 8, width: 1280, height: 720 });
		const file = await fileOf(rig(), item, 'clip');
		expect(file.mimeType).toBe('video/mp4');
		expect(file.bytes.equals(content)).toBe(true);
		expect(rig().requestsTo('submit')).toHaveLength(1);
		for (const { headers, route } of rig().emulator.requests) {
			const allowed = route === 'file' ? {} : JOBS[dialect].headers;
			expect(keyHeaders(headers)).toEqual(keyHeaders(allowed));
		}
	});

	it.each<[string, (name: typeof IMAGE) => INodeParameters, Readonly<Record<string, unknown>>]>([
		['a file', () => ({ imageSource: 'binary' }), IMAGE_WIRE],
		['an address', (name) => ({ imageSource: 'url', imageUrl: imageUrl(rig(), name) }), LINK_WIRE],
	])('generates a video from %s and a text', async (_name, settingFor, wires) => {
		const setting = settingFor(IMAGE);
		const items = [binaryItem(imageFixture(IMAGE), IMAGE, 'image/png')];
		const parameters = dialectParameters(dialect, 'generate', setting);
		const result = await rig().run({ dialect, items, parameters });
		if (wires[dialect] === 'refused') {
			expect(result.error).toMatchObject({ context: { data: { kind: 'refused' } } });
			expect(rig().requestsTo('submit')).toEqual([]);
			return;
		}
		const item = onlyItem(result);
		const job = only(rig().emulator.jobs(dialect));
		const content = await rig().emulator.contentOf(job.id);
		expect((await fileOf(rig(), item)).bytes.equals(content)).toBe(true);
		const wire = await wireOf(only(rig().requestsTo('submit')));
		expect(wire).toMatchObject(wires[dialect] as object);
		const fetches = rig().requestsTo('image');
		expect(fetches.every(({ headers }) => Object.keys(keyHeaders(headers)).length === 0)).toBe(
			true,
		);
	});

	it('tells the state of a running job, and of a finished one', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const running = onlyItem(await use('getStatus', await createdId(dialect)));
		expect(running.json).toMatchObject({ status: waiting, failure: null, completedAt: null });
		rig().emulator.settings(dialect).generationMs = 0;
		const id = await createdId(dialect);
		const { json } = onlyItem(await use('getStatus', id));
		const job = only(rig().emulator.jobs(dialect).slice(1));
		expect(json).toEqual(JOBS[dialect].completed(job));
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it('waits for a job of before, and downloads it again', async () => {
		const id = await createdId(dialect);
		const content = await rig().emulator.contentOf(only(rig().emulator.jobs(dialect)).id);
		for (const operation of ['wait', 'download']) {
			const item = onlyItem(await use(operation, id));
			expect(item.json).toMatchObject({ id, status: 'completed' });
			expect((await fileOf(rig(), item)).bytes.equals(content)).toBe(true);
		}
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it.each(JOBS[dialect].endings)('shows a job that ended as %s', async (outcome, ending) => {
		Object.assign(rig().emulator.settings(dialect), { generationMs: 0, outcome });
		const id = await createdId(dialect);
		const { json } = onlyItem(await use('getStatus', id));
		expect(json).toMatchObject({ id, ...(ending as IDataObject) });
	});

	it('says of a failed job why, with its ID', async () => {
		rig().emulator.settings(dialect).outcome = 'failed';
		const parameters = dialectParameters(dialect, 'generate');
		const { error } = await rig().run({ dialect, parameters });
		const id = shownId(dialect, only(rig().emulator.jobs(dialect)));
		const [, failed] = JOBS[dialect].endings[0] ?? [];
		const { failure } = failed as { failure: { message: string } };
		expect(error?.message).toBe(`Video ${id} ended as failed: ${failure.message}`);
		expect(error).toMatchObject({ context: { data: { id, kind: 'failed' } } });
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it('says of a wrong key that nothing was charged', async () => {
		rig().emulator.settings(dialect).keys = ['the-right-key'];
		const parameters = dialectParameters(dialect, 'generate');
		const { error } = await rig().run({ dialect, parameters, apiKey: 'key-of-nobody' });
		const { wrongKey = 'Incorrect API key provided', wrongKeyStatus = 401 } = JOBS[dialect];
		expect(error?.message).toContain(wrongKey);
		expect(error).toMatchObject({
			message: expect.stringContaining(` (HTTP ${wrongKeyStatus})`),
			description:
				'The provider does not accept the API key. Check it in the credential. Nothing was charged.',
		});
		expect(rig().emulator.jobs(dialect)).toEqual([]);
	});

	it('is asked about a credential: the right key, a wrong one', async () => {
		expect(await rig().testCredential({ dialect })).toMatchObject({ status: 'OK' });
		rig().emulator.settings(dialect).keys = ['the-right-key'];
		const answer = await rig().testCredential({ dialect, apiKey: 'key-of-nobody' });
		const { wrongKeyStatus = 401, probeStatus = wrongKeyStatus } = JOBS[dialect];
		const message = expect.stringContaining(`(${probeStatus})`);
		expect(answer).toMatchObject({ status: 'Error', message });
	});
});
