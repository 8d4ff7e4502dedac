import type { DialectName } from '../../../nodes/AiVideo/providers';
import type { FaultAction } from '../../emulator';
import type { EngineResult } from '../../engine';
import { money } from '../../fixtures/money';
import { only } from '../rig/items';
import { expectSoonAfter, pausesBetween } from '../rig/jobs';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Rule 2: a submission is repeated only when it provably created nothing. */
describe('a submission', () => {
	const rig = useRig();

	const submissions = () => rig().emulator.requests.filter(({ route }) => route === 'submit');
	const withWaiting = (waiting: Record<string, number | boolean>) => ({
		parameters: parametersOf('generate', { waiting }),
	});

	it.each<[string, FaultAction]>([
		['429', { kind: 'respond', status: 429 }],
		['429 with Retry-After', { kind: 'respond', status: 429, headers: { 'retry-after': '7' } }],
		['503 with Retry-After', { kind: 'respond', status: 503, headers: { 'retry-after': '3' } }],
	])(`is sent again after %s ${money('busy')}`, async (_what, action) => {
		rig().emulator.faults.add({ route: 'submit', times: 2, action });
		const { status } = await rig().run({});
		expect(status).toBe('success');
		expect(submissions()).toHaveLength(3);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('waits as long as Retry-After says', async () => {
		const headers = { 'retry-after': '50' };
		rig().emulator.faults.add({
			route: 'submit',
			action: { kind: 'respond', status: 429, headers },
		});
		await rig().run({});
		expectSoonAfter(50_000, only(pausesBetween(submissions())));
	});

	it(`is given up after the timeout when the provider stays busy, and nothing is charged ${money('busyUntilTimeout')}`, async () => {
		rig().emulator.faults.add({
			route: 'submit',
			times: Infinity,
			action: { kind: 'respond', status: 429 },
		});
		const { error } = await rig().run(withWaiting({ timeout: 2 }));
		expect(error?.message).toContain('was too busy');
		expect(error).toMatchObject({ description: expect.stringContaining('nothing was charged') });
		expect(rig().emulator.billing.count).toBe(0);
	});

	it(`is sent again when the connection was refused, and given up when it stays so ${money('unreachable')}`, async () => {
		const { error } = await rig().run({ baseUrl: 'http://127.0.0.1:9/v1' });
		expect(error?.message).toContain(
			'could not be reached at 127.0.0.1:9: nothing answers at this address and port (ECONNREFUSED)',
		);
		expect(error).toMatchObject({ description: expect.stringContaining('nothing was charged') });
	});

	it.each([400, 401, 402, 403, 404, 413, 415, 422])(
		`fails at once with the provider's words after %i ${money('refused')}`,
		async (status) => {
			const body = '{"error":{"message":"we do not like this","code":"no_way"}}';
			rig().emulator.faults.add({
				route: 'submit',
				times: Infinity,
				action: { kind: 'respond', status, body },
			});
			const { error } = await rig().run({});
			expect(error?.message).toBe(
				`OpenAI Compatible refused the request: we do not like this (HTTP ${status})`,
			);
			expect(error).toMatchObject({ httpCode: String(status) });
			// A form that is not understood is tried once as JSON.
			expect(submissions()).toHaveLength(status === 415 ? 2 : 1);
		},
	);

	const ambiguous: ReadonlyArray<[string, FaultAction]> = [
		['408', { kind: 'respondAfterWork', status: 408 }],
		['409', { kind: 'respondAfterWork', status: 409 }],
		['500', { kind: 'respondAfterWork', status: 500 }],
		['502', { kind: 'respondAfterWork', status: 502, body: '<html>Bad gateway</html>' }],
		['503 without Retry-After', { kind: 'respondAfterWork', status: 503 }],
		['504', { kind: 'respondAfterWork', status: 504 }],
		['520', { kind: 'respondAfterWork', status: 520 }],
		['524', { kind: 'respondAfterWork', status: 524 }],
		['200 without an ID', { kind: 'respondAfterWork', status: 200, body: '{}' }],
		['200 that is no JSON', { kind: 'respondAfterWork', status: 200, body: '<html></html>' }],
		['an answer cut in the middle', { kind: 'truncate', bytes: 25 }],
		['a reset after sending', { kind: 'reset', when: 'afterWork' }],
		['no answer at all', { kind: 'hang', when: 'afterWork' }],
	];

	// APIYI has no list to look the job up in.
	it.each(ambiguous)(
		`is not sent again after %s, nor by a retry of the node ${money('unknownOutcome')}`,
		async (_what, action) => {
			rig().emulator.faults.add({ route: 'submit', dialect: 'apiyi', action });
			const { error, tries } = await rig().run({
				dialect: 'apiyi',
				node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});
			expect(tries).toBe(3);
			expect(submissions()).toHaveLength(1);
			expect(rig().emulator.billing.count).toBe(1);
			expect(error?.message).toMatch(
				/^The request sent to APIYI at \d{4}-\d\d-\d\dT[\d:.]+Z may have created a video: /,
			);
			expect(error).toMatchObject({
				description: expect.stringContaining('Submit Again If Unclear'),
			});
		},
	);

	it.each(ambiguous)('is found in the list after %s, where there is one', async (_what, action) => {
		rig().emulator.faults.add({ route: 'submit', action });
		const { status, items } = await rig().run({});
		expect(status).toBe('success');
		expect(submissions()).toHaveLength(1);
		expect(items[0]?.json.id).toBe(rig().emulator.jobs()[0]?.id);
	});

	it('is not taken for another job of the same prompt', async () => {
		rig().emulator.faults.add({
			route: 'submit',
			action: { kind: 'respond', status: 502 },
			match: () => true,
		});
		const items = [{ json: {} }, { json: {} }];
		const { error } = await rig().run({ items });
		expect(submissions()).toHaveLength(2);
		expect(rig().emulator.billing.count).toBe(1);
		expect(error?.message).toContain('may have created a video');
		expect(error).toMatchObject({
			description: expect.stringContaining(`${rig().emulator.jobs()[0]?.id} (completed)`),
		});
	});

	it(`is sent again by a retry once the user allows it ${money('resubmitUnknown')}`, async () => {
		rig().emulator.faults.add({
			route: 'submit',
			dialect: 'apiyi',
			action: { kind: 'respond', status: 502 },
		});
		const { status, tries } = await rig().run({
			dialect: 'apiyi',
			...withWaiting({ resubmitUnknown: true }),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect([status, tries]).toEqual(['success', 2]);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it(`replaces a failed job as often as the user allows, and shows every ID ${money('videoFails')}`, async () => {
		rig().emulator.settings('openai').outcome = (job) => (job < 3 ? 'overloaded' : 'completed');
		const { items } = await rig().run(withWaiting({ resubmitFailed: 2 }));
		const ids = rig()
			.emulator.jobs()
			.map(({ id }) => id);
		expect(ids).toHaveLength(3);
		expect(items[0]?.json).toMatchObject({ id: ids[2], attempts: ids });
	});

	it('is not replaced when moderation turned it down, however often the user allows', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		const { error } = await rig().run(withWaiting({ resubmitFailed: 2 }));
		expect(rig().emulator.jobs()).toHaveLength(1);
		expect(error?.description).toContain('It is not submitted anew by itself');
	});

	it('stops replacing failed jobs at the limit, and shows every ID', async () => {
		rig().emulator.settings('openai').outcome = 'overloaded';
		const { error } = await rig().run({
			...withWaiting({ resubmitFailed: 1 }),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		const ids = rig()
			.emulator.jobs()
			.map(({ id }) => id);
		expect(ids).toHaveLength(2);
		expect(error).toMatchObject({ context: { data: { id: ids[1], attempts: ids } } });
	});

	it(`is never cut off by a stop before its ID is read ${money('stop')}`, async () => {
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'delay', ms: 10_000 } });
		const run = rig().start({});
		await rig().clock.pass(5_000);
		run.cancel();
		await run.nodeSettled;
		const [job] = rig().emulator.jobs();
		expect(run.nodeError).toMatchObject({ message: expect.stringContaining(job?.id ?? 'no ID') });
	});

	it.each<[string, DialectName, FaultAction]>([
		['in the other form, after 415', 'openai', { kind: 'respond', status: 415, body: '{}' }],
		[
			'on the older route, after 404',
			'newApi',
			{
				kind: 'respond',
				status: 404,
				body: '{"error":{"message":"Invalid URL (POST /v1/videos)"}}',
			},
		],
		['along a 307', 'openai', { kind: 'redirect', status: 307, location: '/v1/videos?again' }],
		['along a 308', 'openai', { kind: 'redirect', status: 308, location: '/v1/videos?again' }],
	])(`is not sent %s, once the execution was stopped`, async (_what, dialect, action) => {
		let stop = (): void => {};
		const match = () => {
			stop();
			return true;
		};
		rig().emulator.faults.add({ route: 'submit', match, action });
		const run = rig().start({ dialect });
		stop = () => run.cancel();
		await run.nodeSettled;
		expect(rig().emulator.requests.map(({ route }) => route)).toEqual(['submit']);
		expect(rig().emulator.billing.count).toBe(0);
		expect(run.nodeError).toMatchObject({
			message: 'The execution was canceled before the request was sent',
		});
	});
});

/** Rule 1: one paid job for each item and request of a run, however often it is tried. */
describe('a further try of the same run', () => {
	const rig = useRig();

	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const routes = () => rig().emulator.requests.map(({ route }) => route);
	const submissions = () => routes().filter((route) => route === 'submit').length;
	const ids = () =>
		rig()
			.emulator.jobs()
			.map(({ id }) => id);

	/** Content that fails for good, and works again once a new try begins. */
	function breakContent(times: number): void {
		rig().emulator.faults.add({
			route: 'content',
			times,
			action: { kind: 'respond', status: 401, body: '{"error":{"message":"not yours"}}' },
		});
	}

	async function isWhole(result: EngineResult, index = 0): Promise<boolean> {
		const { json, binary } = result.items[index] ?? {};
		if (!binary?.data) return false;
		const made = await rig().emulator.contentOf(String(json?.id));
		return (await rig().engine.readBinary(binary.data)).equals(made);
	}

	it(`downloads the paid video when Retry On Fail calls the node again ${money('retryOnFail')}`, async () => {
		breakContent(2);
		const result = await rig().run({ node: retrying });
		expect(result.tries).toBe(3);
		expect(submissions()).toBe(1);
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(result)).toBe(true);
	});

	it(`downloads the paid video when the first item is an error item and n8n tries again ${money('errorItem')}`, async () => {
		breakContent(1);
		const result = await rig().run({
			node: { ...retrying, onError: 'continueRegularOutput' },
		});
		expect(result.tries).toBe(2);
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(result)).toBe(true);
	});

	it(`waits on for the paid video in "Retry execution" after a failure ${money('retryExecution')}`, async () => {
		rig().emulator.settings('openai').generationMs = 90_000;
		const failed = await rig().run({
			parameters: parametersOf('generate', { waiting: { timeout: 1 } }),
		});
		expect(failed.error?.message).toContain(ids()[0]);
		const again = await rig().run({
			parameters: parametersOf('generate', { waiting: { timeout: 1 } }),
			resumeFrom: failed,
		});
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(again)).toBe(true);
	});

	it(`waits on for the paid video in "Retry execution" after a workflow timeout ${money('workflowTimeout')}`, async () => {
		rig().emulator.settings('openai').generationMs = 60_000;
		const run = rig().start({});
		await rig().clock.pass(20_000);
		run.timeOut({ storedAfter: 20 });
		const stopped = await run.result;
		await run.nodeSettled;
		expect(run.nodeError).toMatchObject({ message: expect.stringContaining(ids()[0] ?? 'no ID') });
		const again = await rig().run({ resumeFrom: stopped });
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(again)).toBe(true);
	});

	it('does not submit when Retry On Fail goes on after the execution was stopped', async () => {
		rig().emulator.settings('openai').generationMs = 60_000;
		const run = rig().start({ node: retrying });
		await rig().clock.pass(20_000);
		run.cancel();
		await run.nodeSettled;
		expect(submissions()).toBe(1);
	});

	it(`pays for each iteration of a loop, which is no retry ${money('loop')}`, async () => {
		const result = await rig().run({ loops: 3 });
		expect(result.runCount).toBe(3);
		expect(rig().emulator.billing.count).toBe(3);
	});

	it(`downloads finished videos again, and waits for the others, when one of several fails ${money('itemFails')}`, async () => {
		rig().emulator.faults.add({
			route: 'content',
			action: { kind: 'respond', status: 401 },
			match: ({ path }) => path.includes(ids()[1] ?? 'no ID'),
		});
		const result = await rig().run({
			items: [{ json: {} }, { json: {} }, { json: {} }],
			node: retrying,
		});
		expect(result.tries).toBe(2);
		expect(submissions()).toBe(3);
		expect(new Set(result.items.map(({ json }) => json.id))).toEqual(new Set(ids()));
		for (const index of [0, 1, 2]) expect(await isWhole(result, index)).toBe(true);
	});

	it(`submits a changed request as a new job ${money('changedRequest')}`, async () => {
		breakContent(Infinity);
		const failed = await rig().run({});
		rig().emulator.faults.clear();
		await rig().run({
			parameters: parametersOf('generate', { prompt: 'something else' }),
			resumeFrom: failed,
		});
		expect(
			rig()
				.emulator.jobs()
				.map(({ prompt }) => prompt),
		).toEqual([expect.any(String), 'something else']);
	});

	it('submits anew with another key at the same address, as the key is no part of the request', async () => {
		breakContent(1);
		const failed = await rig().run({});
		rig().emulator.settings('openai').keys.push('another-good-key');
		const again = await rig().run({ apiKey: 'another-good-key', resumeFrom: failed });
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('remembers nothing of a run that succeeded, and never the key', async () => {
		const succeeded = await rig().run({});
		expect(succeeded.context).toEqual({});
		breakContent(Infinity);
		const failed = await rig().run({});
		expect(JSON.stringify(failed.context)).toContain(ids()[1]);
		expect(await failed.stored()).not.toContain(rig().credentials('openai').apiKey);
	});

	it('logs the ID the moment it is known', async () => {
		const { logs } = await rig().run({ parameters: parametersOf('create') });
		expect(logs).toContainEqual(
			expect.objectContaining({
				level: 'info',
				message: `Video ${ids()[0]} submitted`,
				meta: expect.objectContaining({ videoId: ids()[0] }),
			}),
		);
	});

	it(`is none for a new execution, as Execute step starts one: it pays again ${money('executeAgain')}`, async () => {
		const parameters = parametersOf('generate', { waiting: { timeout: 1 } });
		rig().emulator.settings('openai').generationMs = 90_000;
		const { error } = await rig().run({ parameters });
		expect(error?.description).toContain(
			'Executing Generate, Create or Remix again makes and charges a new video.',
		);
		await rig().run({ parameters });
		expect(rig().emulator.billing.count).toBe(2);
	});

	it(`is none for the call of a sub-workflow, an execution of its own: a second call pays again ${money('subWorkflowAgain')}`, async () => {
		breakContent(1);
		expect((await rig().run({})).status).toBe('error');
		expect((await rig().run({})).status).toBe('success');
		expect(rig().emulator.billing.count).toBe(2);
	});

	it('is none for the call of a sub-workflow that gets the ID of a video made before: it pays once', async () => {
		const created = await rig().run({ parameters: parametersOf('create') });
		breakContent(1);
		const waiting = { parameters: parametersOf('wait'), items: created.items };
		expect((await rig().run(waiting)).status).toBe('error');
		expect(await isWhole(await rig().run(waiting))).toBe(true);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('lists every video with its state in the error of one', async () => {
		const outcome = (job: number) => (job === 2 ? 'failed' : 'completed');
		rig().emulator.settings('openai').outcome = outcome;
		const { error } = await rig().run({ items: [{ json: {} }, { json: {} }, { json: {} }] });
		const description = error && 'description' in error ? error.description : '';
		for (const { id, state } of rig().emulator.jobs()) {
			expect(description).toContain(`${id} (${state.status})`);
		}
		expect(rig().emulator.billing.count).toBe(3);
	});
});
