import type { INodeParameters } from 'n8n-workflow';

import { binaryItem } from '../../engine';
import { imageFixture } from '../../fixtures/images';
import { readVideo } from '../../fixtures/readVideo';
import { parametersOf, PROMPT } from '../rig/rig';
import { COMPLETED, DIALECTS, videoFacts, type RigDialect } from '../rig/expected';
import { fileOf, only, onlyItem, timesOf } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const IMAGE = imageFixture('landscape-1280x720.png');
const IMAGE_URL = 'https://example.com/first-frame.png';
const upload = { fileName: 'image.png', type: 'image/png', bytes: IMAGE };

interface Wire {
	readonly contentType: string;
	readonly body: unknown;
}

const json = (body: unknown): Wire => ({ contentType: 'application/json', body });
const form = (body: unknown): Wire => ({ contentType: 'multipart/form-data', body });

const TEXT_WIRE: Readonly<Record<RigDialect, Wire>> = {
	artifex: json({ model: 'sora-2', prompt: PROMPT, aspect_ratio: '16:9' }),
	apiyi: json({ model: 'sora-2', prompt: PROMPT, size: '1280x720' }),
	ezmodel: json({ model: 'sora-2', prompt: PROMPT, size: '1280x720' }),
	openai: form([
		['model', 'sora-2'],
		['prompt', PROMPT],
		['size', '1280x720'],
	]),
};

const uploadWire = form([
	['model', 'sora-2'],
	['prompt', PROMPT],
	['size', '1280x720'],
	['input_reference', upload],
]);

const IMAGE_WIRE: Readonly<Record<RigDialect, Wire>> = {
	artifex: json({ model: 'sora-2', prompt: PROMPT, aspect_ratio: '16:9', image: IMAGE_URL }),
	apiyi: uploadWire,
	ezmodel: uploadWire,
	openai: uploadWire,
};

const BY_URL: INodeParameters = { imageSource: 'url', imageUrl: IMAGE_URL };
const BY_BINARY: INodeParameters = { imageSource: 'binary', imageBinaryField: 'data' };
const IMAGE_SETTING: Readonly<Record<RigDialect, INodeParameters>> = {
	artifex: BY_URL,
	apiyi: BY_BINARY,
	ezmodel: BY_BINARY,
	openai: BY_BINARY,
};

/** Where each dialect's file comes from. */
const FILE_ROUTE: Readonly<Record<RigDialect, 'file' | 'content'>> = {
	artifex: 'file',
	apiyi: 'content',
	ezmodel: 'content',
	openai: 'content',
};

describe.each(DIALECTS)('Generate on %s', (dialect) => {
	it.each([
		['a prompt', {}, TEXT_WIRE[dialect]],
		['an image and a prompt', IMAGE_SETTING[dialect], IMAGE_WIRE[dialect]],
	])('turns %s into an MP4', async (_name, setting, wire) => {
		const result = await rig().run({
			dialect,
			parameters: parametersOf('generate', setting),
			items: [binaryItem(IMAGE, 'photo.png', 'image/png')],
		});
		const item = onlyItem(result);
		const { emulator } = rig();
		const job = only(emulator.jobs());
		const content = await emulator.contentOf(job.id);
		expect(item.json).toEqual({
			...COMPLETED[dialect](job),
			model: 'sora-2',
			prompt: PROMPT,
			video: videoFacts(dialect, content),
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		expect(Object.keys(item.binary ?? {})).toEqual(['data']);
		const file = await fileOf(rig(), item);
		expect(file).toMatchObject({ fileName: `${job.id}.mp4`, mimeType: 'video/mp4' });
		expect(file.bytes.equals(content)).toBe(true);

		expect(await wireOf(only(rig().requestsTo('submit')))).toEqual({
			method: 'POST',
			path: `/${dialect}/v1/videos`,
			authorization: `Bearer key-${dialect}`,
			...wire,
		});
		expect([...new Set(emulator.requests.map(({ route }) => route))]).toEqual([
			'submit',
			'status',
			FILE_ROUTE[dialect],
		]);
		expect(emulator.billing.count).toBe(1);
	});

	it('waits without downloading when told so', async () => {
		const parameters = parametersOf('generate', { downloadVideo: false });
		const item = onlyItem(await rig().run({ dialect, parameters }));
		const job = only(rig().emulator.jobs());
		expect(item.json).toEqual({ ...COMPLETED[dialect](job), model: 'sora-2', prompt: PROMPT });
		expect(item.binary).toBeUndefined();
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it('downloads a job that its very submission completes', async () => {
		rig().emulator.settings(dialect).generationMs = 0;
		const item = onlyItem(await rig().run({ dialect }));
		const { id } = only(rig().emulator.jobs());
		expect(item.json).toMatchObject({ id, status: 'completed', progress: 100 });
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.equals(await rig().emulator.contentOf(id))).toBe(true);
	});
});

describe('Generate', () => {
	it('hands over a file that plays, in the size and length asked for', async () => {
		const setting = { aspectRatio: '9:16', resolution: '1080p', duration: 8 };
		const model = { __rl: true, mode: 'id', value: 'sora-2-pro' };
		const parameters = parametersOf('generate', { ...setting, model });
		const item = onlyItem(await rig().run({ dialect: 'apiyi', parameters }));
		const { bytes } = await fileOf(rig(), item);
		const { seconds, ...facts } = await readVideo(bytes);
		expect(facts).toEqual({ width: 1080, height: 1920, videoCodec: 'avc', audioCodec: 'aac' });
		expect(seconds).toBeCloseTo(8, 1);
		expect(item.json).toMatchObject({
			model: 'sora-2-pro',
			size: '1080x1920',
			seconds: 8,
			video: { width: 1080, height: 1920, seconds: 8 },
		});
		expect(rig().emulator.billing.total()).toBe(5.6);
	});

	it('adds the answer of the provider without the signature of its links', async () => {
		const parameters = parametersOf('generate', { simplify: false });
		const item = onlyItem(await rig().run({ dialect: 'artifex', parameters }));
		const job = only(rig().emulator.jobs());
		const { id } = job;
		const [link] = rig().emulator.fileUrlOf(id).split('?');
		expect(item.json['raw']).toEqual({
			id,
			object: 'video',
			status: 'completed',
			progress: 100,
			video_url: link,
			completed_at: Date.parse(timesOf(job).completedAt) / 1000,
			aspect_ratio: '16:9',
			duration: 12,
		});
		expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\/[0-9a-f]{32}\.mp4$/);
	});

	it('puts the file into the field and under the name the user wants', async () => {
		const items = [{ json: { title: 'Fog: part 1/2' } }];
		const options = { fileName: '={{ $json.title }}' };
		const parameters = parametersOf('generate', { binaryField: 'clip', options });
		const item = onlyItem(await rig().run({ parameters, items }));
		expect(Object.keys(item.binary ?? {})).toEqual(['clip']);
		expect(await fileOf(rig(), item, 'clip')).toMatchObject({ fileName: 'Fog_ part 1_2.mp4' });
	});

	it('logs the ID at once and every state it sees', async () => {
		rig().emulator.settings('openai').generationMs = 0;
		const look = (change: object) => {
			const answer = (body: unknown) => Object.assign({}, body, change);
			rig().emulator.faults.add({ route: 'status', action: { kind: 'transform', answer } });
		};
		look({ status: 'in_progress', progress: 45 });
		look({ status: 'in_progress', progress: 45 });
		look({ status: 'in_progress', progress: 80 });
		rig().emulator.faults.add({
			route: 'submit',
			action: {
				kind: 'transform',
				answer: (body) => Object.assign({}, body, { status: 'queued', progress: 0 }),
			},
		});
		const { logs } = await rig().run({});
		const { id } = only(rig().emulator.jobs());
		expect(logs.map(({ level, message }) => `${level}: ${message}`)).toEqual([
			`info: Video ${id} submitted`,
			`info: Video ${id} is being made, 45 %`,
			`info: Video ${id} is being made, 80 %`,
			`info: Video ${id} is completed`,
		]);
	});
});
