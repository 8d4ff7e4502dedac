import type { SavedCredential } from '../../client/credentials';
import { itemsOf } from '../../client/executionData';
import type { Execution } from '../../client/executions';
import type { ServerRig } from '../../rig';
import { fileOf } from '../../suites/execute';
import { runExample } from '../exampleRun';
import { startService, type Service, type ServiceRequest } from '../service';

const EXAMPLE = 'film-from-shots.json';
const FIRST_PICTURE = 'https://example.com/first-picture.jpg';
const FILM = Buffer.from('the joined film');
const EXTRACT = '/fal-ai/ffmpeg-api/extract-frame';
const MERGE = '/fal-ai/ffmpeg-api/merge-videos';

export function filmFromShotsTests(rig: () => ServerRig): void {
	describe('run, the example film-from-shots', () => {
		let credentials: SavedCredential[];
		let cutter: Service;
		/** Frames that can be taken before the service breaks down. */
		let framesLeft = Infinity;

		/** What fal's documentation says these endpoints answer. */
		const answered = ({ path }: ServiceRequest, origin: string) => {
			if (path === EXTRACT) {
				const number = cutter.requests.filter((request) => request.path === EXTRACT).length;
				if (number > framesLeft) throw new Error('Out of order');
				return { json: { images: [{ url: `${origin}/frame-${number}.jpg` }] } };
			}
			if (path === MERGE) return { json: { video: { url: `${origin}/film.mp4` } } };
			return { file: FILM, mimeType: 'video/mp4' };
		};

		beforeAll(async () => {
			cutter = await startService(answered);
			const key = { name: 'Authorization', value: 'Key of-fal' };
			credentials = [
				await rig().credential('fal'),
				await rig().n8n.credentials.create('fal', key, 'httpHeaderAuth'),
			];
		});
		beforeEach(() => {
			rig().emulator.settings('fal').generationMs = 500;
			cutter.requests.length = 0;
			framesLeft = Infinity;
		});
		afterAll(async () => await cutter.close());

		async function run(): Promise<Execution> {
			return await runExample(rig(), EXAMPLE, 'Start', {
				credentials,
				parameters: {
					'Last Frame': { url: `${cutter.origin}${EXTRACT}` },
					'Join Shots': { url: `${cutter.origin}${MERGE}` },
				},
			});
		}

		const picturesOfShots = () =>
			rig()
				.emulator.jobs()
				.map(({ image }) => (image?.kind === 'link' ? image.urls : 'no link'));

		it('begins each shot with the last frame of the one before, and joins them in order', async () => {
			const execution = await run();
			expect(execution.data.resultData.error).toBeUndefined();
			expect(picturesOfShots()).toEqual([
				[FIRST_PICTURE],
				[`${cutter.origin}/frame-1.jpg`],
				[`${cutter.origin}/frame-2.jpg`],
			]);
			expect(rig().emulator.billing.count).toBe(3);
			const frames = cutter.requests.filter(({ path }) => path === EXTRACT);
			const links = frames.map(({ json }) => json);
			const [merge, ...others] = cutter.requests.filter(({ path }) => path === MERGE);
			expect(others).toEqual([]);
			expect(merge?.authorization).toBe('Key of-fal');
			const shots = execution.data.resultData.runData['Make Shot'] ?? [];
			const urls = shots.map(({ data }) => data?.main?.[0]?.[0]?.json.url);
			expect(new Set(urls).size).toBe(3);
			expect(merge?.json).toEqual({ video_urls: urls });
			expect(links).toEqual(urls.map((url) => ({ video_url: url, frame_type: 'last' })));
			expect((await fileOf(rig(), execution, 'Get Film')).equals(FILM)).toBe(true);
		});

		it('orders nothing after a shot that failed', async () => {
			rig().emulator.settings('fal').outcome = (number) => (number === 2 ? 'failed' : 'completed');
			const execution = await run();
			expect(execution.status).toBe('error');
			expect(rig().emulator.jobs()).toHaveLength(2);
			expect(itemsOf(execution.data, 'Get Film')).toEqual([]);
		});

		it('pays no shot again when it is retried in the middle', async () => {
			framesLeft = 1;
			const { id, status } = await run();
			expect(status).toBe('error');
			expect(rig().emulator.billing.count).toBe(2);
			framesLeft = Infinity;
			const { executions } = rig().n8n;
			const retried = await executions.ended(await executions.retry(id));
			expect(retried.status).toBe('success');
			expect(rig().emulator.billing.count).toBe(3);
			const merge = cutter.requests.find(({ path }) => path === MERGE);
			const ids = rig()
				.emulator.jobs()
				.map((job) => job.id);
			expect(ids).toHaveLength(3);
			expect(merge?.json).toEqual({ video_urls: ids.map(() => expect.any(String)) });
		});
	});
}
