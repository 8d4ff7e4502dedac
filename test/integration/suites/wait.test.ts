import { parametersOf } from '../rig/rig';
import { COMPLETED, DIALECTS, videoFacts } from '../rig/expected';
import { START } from '../rig/clock';
import { fileOf, only, onlyItem } from '../rig/items';
import { createJob, expectSoonAfter, pausesBetween, SOURCES } from '../rig/jobs';
import { useRig } from '../rig/useRig';

const rig = useRig();

describe.each(DIALECTS)('Wait on %s', (dialect) => {
	it.each(SOURCES)('gets the video of a job made from %s', async (_name, setting) => {
		const { id, items, now } = await createJob(rig(), dialect, setting(rig()));
		const item = onlyItem(await rig().run({ dialect, items, parameters: parametersOf('wait') }));
		const content = await rig().emulator.contentOf(id);
		expect(item.json).toEqual({
			...COMPLETED[dialect](now()),
			video: videoFacts(dialect, content),
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		const file = await fileOf(rig(), item);
		expect(file).toMatchObject({ fileName: `${id}.mp4`, mimeType: 'video/mp4' });
		expect(file.bytes.equals(content)).toBe(true);
		expect(rig().requestsTo('submit')).toHaveLength(1);
		for (const request of rig().requestsTo('status')) {
			expect(request).toMatchObject({ method: 'GET', path: `/${dialect}/v1/videos/${id}` });
			expect(request.headers['authorization']).toBe(`Bearer key-${dialect}`);
		}
	});

	it('looks once at a job that has ended already, and can leave the file there', async () => {
		rig().emulator.settings(dialect).generationMs = 0;
		const { items, now } = await createJob(rig(), dialect);
		const parameters = parametersOf('wait', { downloadVideo: false });
		const item = onlyItem(await rig().run({ dialect, items, parameters }));
		expect(item).toEqual({ json: COMPLETED[dialect](now()), pairedItem: { item: 0 } });
		expect(rig().requestsTo('status')).toHaveLength(1);
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it('rides out trouble on the way', async () => {
		const { id, items, now } = await createJob(rig(), dialect);
		const { faults } = rig().emulator;
		const html = '<html>Bad gateway</html>';
		faults.add({ route: 'status', action: { kind: 'respond', status: 502, body: html } });
		faults.add({ route: 'status', action: { kind: 'reset', when: 'beforeWork' } });
		faults.add({ route: 'status', action: { kind: 'respond', status: 200, body: '' } });
		faults.add({ route: 'status', action: { kind: 'truncate', bytes: 10 } });
		faults.add({ route: 'status', action: { kind: 'respond', status: 404, body: '{}' } });
		const item = onlyItem(await rig().run({ dialect, items, parameters: parametersOf('wait') }));
		expect(item.json).toMatchObject(COMPLETED[dialect](now()));
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.equals(await rig().emulator.contentOf(id))).toBe(true);
		const answered = rig()
			.requestsTo('status')
			.map(({ status }) => status);
		expect(answered.slice(0, 6)).toEqual([502, null, 200, 200, 404, 200]);
	});

	it('comes back when the provider said to', async () => {
		rig().emulator.settings(dialect).generationMs = 0;
		const { items } = await createJob(rig(), dialect);
		rig().emulator.faults.add({
			route: 'status',
			action: { kind: 'respond', status: 429, headers: { 'retry-after': '90' }, body: '{}' },
		});
		onlyItem(await rig().run({ dialect, items, parameters: parametersOf('wait') }));
		expectSoonAfter(90_000, only(pausesBetween(rig().requestsTo('status'))));
	});
});

describe('Wait', () => {
	it('looks as often as the user wants', async () => {
		rig().emulator.settings('openai').generationMs = 0;
		const { items } = await createJob(rig(), 'openai');
		const answer = (body: unknown) => Object.assign({}, body, { status: 'in_progress' });
		const action = { kind: 'transform', answer } as const;
		rig().emulator.faults.add({ route: 'status', times: 3, action });
		const waiting = { pollInterval: 60 };
		onlyItem(await rig().run({ items, parameters: parametersOf('wait', { waiting }) }));
		expect(pausesBetween(rig().requestsTo('status'))).toEqual([60_000, 60_000, 60_000]);
	});

	it('takes an ID from a parameter, whatever characters it has', async () => {
		const videoId = 'task/1?x=#ü';
		const answer = { id: videoId, status: 'succeeded' };
		rig().emulator.faults.add({
			route: 'status',
			action: { kind: 'respond', status: 200, body: JSON.stringify(answer) },
		});
		const parameters = parametersOf('wait', { videoId, downloadVideo: false });
		const { json } = onlyItem(await rig().run({ dialect: 'apiyi', parameters }));
		expect(json).toMatchObject({ id: videoId, status: 'completed' });
		const paths = rig()
			.requestsTo('status')
			.map(({ path }) => path);
		expect(paths).toEqual(['/apiyi/v1/videos/task%2F1%3Fx%3D%23%C3%BC']);
	});

	it('understands the words and wrappers of relays', async () => {
		rig().emulator.settings('openai').generationMs = 0;
		const { id, items } = await createJob(rig(), 'openai');
		const answers = [
			{ code: 'success', data: { task_id: id, status: 'NOT_START', progress: '0%' } },
			{ code: 'success', data: { task_id: id, status: 'IN_PROGRESS', progress: '45%' } },
			{ code: 'success', data: { task_id: id, status: 'SUCCESS', progress: '100%' } },
		];
		for (const answer of answers) {
			const body = JSON.stringify(answer);
			rig().emulator.faults.add({
				route: 'status',
				action: { kind: 'respond', status: 200, body },
			});
		}
		const item = onlyItem(await rig().run({ items, parameters: parametersOf('wait') }));
		expect(item.json).toMatchObject({ id, status: 'completed', progress: 100 });
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.equals(await rig().emulator.contentOf(id))).toBe(true);
	});

	it('says after a minute of looks that the provider does not know the ID', async () => {
		const videoId = 'video_of_someone_else';
		const { error } = await rig().run({ parameters: parametersOf('wait', { videoId }) });
		expect(error?.message).toBe(
			"OpenAI Compatible does not know video video_of_someone_else: Video with id 'video_of_someone_else' not found (HTTP 404)",
		);
		expect(error).toMatchObject({
			httpCode: '404',
			context: { itemIndex: 0, data: { id: videoId, kind: 'notFound', httpStatus: 404 } },
		});
		expect(rig().requestsTo('status').length).toBeGreaterThanOrEqual(3);
		expect(rig().clock.now() - START).toBeGreaterThanOrEqual(60_000);
		expect(rig().clock.now() - START).toBeLessThan(120_000);
	});
});
