import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { providers } from '../../../nodes/AiVideo/providers';
import type { EngineResult, EngineRun } from '../../engine';
import { money } from '../../fixtures/money';
import { ACCESS_HINT, DIALECTS, type RigDialect } from '../rig/expected';
import { only } from '../rig/items';
import { createJob } from '../rig/jobs';
import { parametersOf, PROMPT, type RigRun } from '../rig/rig';
import { type FileRig, useRig } from '../rig/useRig';

const rig = useRig();

const SUBMITTING = ['create', 'generate'];

interface Refusal {
	readonly name: string;
	/** Makes the provider refuse; what it returns changes the run. */
	readonly prepare: (rig: FileRig, dialect: RigDialect) => RigRun;
	readonly httpStatus: number;
	readonly words: string;
	readonly advice: (dialect: RigDialect) => string;
}

const answer = (status: number, body: unknown) => (rig: FileRig) => {
	const action = { kind: 'respond', status, body: JSON.stringify(body) } as const;
	rig.emulator.faults.add({ route: 'submit', action });
	return {};
};

const CHANGE_IT =
	'Change the setting the provider complains about and run the node again. Nothing was charged.';

const REFUSALS: readonly Refusal[] = [
	{
		name: 'a wrong key',
		prepare: () => ({ apiKey: 'key-of-nobody' }),
		httpStatus: 401,
		words: 'Incorrect API key provided (HTTP 401)',
		advice: () =>
			'The provider does not accept the API key. Check it in the credential. Nothing was charged.',
	},
	{
		name: 'a key without access',
		prepare: ({ emulator }, dialect) => {
			emulator.settings(dialect).keysWithoutAccess = ['key-without-access'];
			return { apiKey: 'key-without-access' };
		},
		httpStatus: 403,
		words: 'This API key has no access to video generation (HTTP 403)',
		advice: (dialect) =>
			`The API key is right but has no access. ${ACCESS_HINT[dialect]} Nothing was charged.`,
	},
	{
		name: 'a wrong address',
		prepare: ({ emulator }) => ({ baseUrl: `${emulator.origin}/nowhere/v1` }),
		httpStatus: 404,
		words: 'a web page came (HTTP 404)',
		advice: () =>
			'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential. Nothing was charged.',
	},
	{
		name: 'a field the provider does not know',
		prepare: () => ({ parameters: { options: { extraFields: '{"style":"noir"}' } } }),
		httpStatus: 400,
		words: "Unknown parameter: 'style' (HTTP 400)",
		advice: () => CHANGE_IT,
	},
	{
		name: 'no credit',
		prepare: answer(402, { code: 'quota', message: 'Insufficient balance', data: null }),
		httpStatus: 402,
		words: 'Insufficient balance (HTTP 402)',
		advice: () =>
			'The account or the key has no credit left. Add credit at the provider, or use another key, and run the node again. Nothing was charged.',
	},
	{
		name: 'words that quote the key and a signed link',
		prepare: (rig, dialect) =>
			answer(422, {
				error: {
					message: `No image for key-${dialect} at https://cdn.example.com/a.png?signature=s1`,
				},
			})(rig),
		httpStatus: 422,
		words: 'No image for [API key] at https://cdn.example.com/a.png (HTTP 422)',
		advice: () => CHANGE_IT,
	},
];

describe.each(DIALECTS)('A submission that %s refuses', (dialect) => {
	const cases = REFUSALS.flatMap((refusal) =>
		SUBMITTING.map((operation) => ({ ...refusal, operation })),
	);

	it.each(cases)('by $operation for $name shows its words and what to do', async (refusal) => {
		const { operation, prepare, httpStatus, words, advice } = refusal;
		const { parameters = {}, ...run } = prepare(rig(), dialect);
		const { error, status } = await rig().run({
			dialect,
			parameters: parametersOf(operation, parameters),
			...run,
		});
		expect(status).toBe('error');
		expect(error?.message).toBe(`${providers[dialect].info.label} refused the request: ${words}`);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: String(httpStatus),
			description: advice(dialect),
			context: { itemIndex: 0, data: { id: null, status: null, kind: 'rejected', httpStatus } },
		});
		expect(rig().emulator.requests).toHaveLength(1);
		expect(rig().emulator.billing.count).toBe(0);
	});

	it.each(SUBMITTING)('by %s is told from one that got no connection', async (operation) => {
		const parameters = parametersOf(operation);
		const { error } = await rig().run({ dialect, parameters, baseUrl: 'http://127.0.0.1:9/v1' });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `${providers[dialect].info.label} could not be reached at 127.0.0.1:9: nothing answers at this address and port (ECONNREFUSED)`,
			description: expect.stringMatching(/^No request was sent, so nothing was charged\./),
			context: { data: { id: null, kind: 'unreachable' } },
		});
	});

	it.each(SUBMITTING)(
		'by %s with a redirect elsewhere keeps key and request',
		async (operation) => {
			const location = `${rig().emulator.fileOrigin}/v1/videos`;
			const action = { kind: 'redirect', status: 307, location } as const;
			rig().emulator.faults.add({ route: 'submit', action });
			const { error } = await rig().run({ dialect, parameters: parametersOf(operation) });
			expect(error).toMatchObject({
				message: `${providers[dialect].info.label} refused the request: a redirect to ${rig().emulator.fileOrigin} (HTTP 307)`,
				description:
					'The provider has moved. Put the address it redirects to into the base URL of the credential. Nothing was charged.',
			});
			expect(rig().emulator.requests).toHaveLength(1);
		},
	);

	it.each<[string, INodeParameters]>([
		['getStatus', {}],
		['wait', {}],
		['download', {}],
	])('as little as a %s whose key no longer counts hides the ID', async (operation, more) => {
		const { id, items } = await createJob(rig(), dialect);
		rig().emulator.settings(dialect).keys = ['key-of-tomorrow'];
		const parameters = parametersOf(operation, more);
		const apiKey = `key-${dialect}`;
		const { error } = await rig().run({ dialect, items, parameters, apiKey });
		expect(error).toMatchObject({
			message: `${providers[dialect].info.label} refused to tell about video ${id}: Incorrect API key provided (HTTP 401)`,
			httpCode: '401',
			context: { data: { id, kind: 'rejected', httpStatus: 401 } },
		});
		expect(only(rig().requestsTo('status')).status).toBe(401);
	});
});

describe('An invalid item among valid ones', () => {
	const OPERATIONS = ['generate', 'create'];
	it.each(OPERATIONS)(
		'does not keep %s from the others when errors continue',
		async (operation) => {
			const mixed: Array<{ json: IDataObject }> = [
				{ json: { seconds: 8 } },
				{ json: { seconds: 9 } },
				{ json: { seconds: 12 } },
			];
			const parameters = parametersOf(operation, { duration: '={{ $json.seconds }}' });
			const node = { onError: 'continueRegularOutput' as const };
			const result = await rig().run({ dialect: 'apiyi', items: mixed, parameters, node });
			expect(result.items.map(({ json }) => json['seconds'] ?? json['error'])).toEqual([
				8,
				'Duration 9 is not possible with APIYI: it takes 4, 8 or 12 seconds',
				12,
			]);
			expect(result.items[1]?.json['details']).toEqual({
				id: null,
				status: null,
				progress: null,
				failure: null,
				kind: 'refused',
				description: 'Change Duration. Nothing was sent and nothing was charged.',
				httpStatus: null,
			});
			expect(
				rig()
					.emulator.jobs()
					.map(({ prompt }) => prompt),
			).toEqual([PROMPT, PROMPT]);
			expect(result.tries).toBe(1);
		},
	);
});

/** Longer than any test: who waits for its end instead of being stopped never comes back. */
const ONE_DAY = 86_400_000;

const WITHOUT_A_LOOK = { timeout: 1440, pollInterval: 86_400 };

const WORDS = 'Your request was blocked by our moderation system.';

const FAILURE = { code: 'moderation_blocked', message: WORDS };

/** Starts an operation that waits for a job; Wait gets one that was created before. */
async function startWaiting(
	operation: string,
	dialect: (typeof DIALECTS)[number],
	waiting: { timeout?: number; pollInterval?: number } = {},
): Promise<EngineRun> {
	const parameters = parametersOf(operation, { waiting });
	if (operation === 'generate') return rig().start({ dialect, parameters });
	const { items } = await createJob(rig(), dialect);
	return rig().start({ dialect, items, parameters });
}

/** The one job there is. */
const theJob = () => only(rig().emulator.jobs());

describe.each(DIALECTS)('A job on %s that ends without a video', (dialect) => {
	const { info, billing } = providers[dialect];
	const ADVICE = {
		moderated: `Moderation turned the prompt, the image or the video down: change the prompt or the image. It is not submitted anew by itself, since the same would happen again. What ${info.label} charges for failed videos: ${billing.failedJobs}.`,
		failed: `Often the prompt or the image was moderated, or the provider was overloaded. Change the prompt or try again later. What ${info.label} charges for failed videos: ${billing.failedJobs}. To try again by itself, set Waiting → Submit Again If Failed.`,
		cancelled:
			'Someone cancelled or deleted the video at the provider. Run Generate or Create again to make it, which is charged like a new video.',
		expired:
			'The provider no longer keeps the video. Run Generate or Create again to make it, which is charged like a new video, and download videos soon after they are made.',
	};
	const cases = ['generate', 'wait'].flatMap(
		(operation) =>
			[
				{ operation, outcome: 'failed', status: 'failed', words: WORDS, failure: FAILURE },
				{
					operation,
					outcome: 'failedWithoutError',
					status: 'failed',
					words: 'the provider gave no reason',
					failure: null,
				},
				{
					operation,
					outcome: 'cancelled',
					status: 'cancelled',
					words: 'the provider gave no reason',
					failure: null,
				},
				{
					operation,
					outcome: 'expired',
					status: 'expired',
					words: 'the provider gave no reason',
					failure: null,
				},
			] as const,
	);

	it.each(cases)(
		'ends $operation when $outcome, in the words of the provider',
		async ({ operation, outcome, status, words, failure }) => {
			Object.assign(rig().emulator.settings(dialect), { outcome, progress: 'none' });
			const { error, items } = await (await startWaiting(operation, dialect)).result;
			const { id } = theJob();
			expect(items).toEqual([]);
			expect(error?.message).toBe(`Video ${id} ended as ${status}: ${words}`);
			expect(error).toMatchObject({
				name: 'NodeOperationError',
				description: ADVICE[outcome === 'failed' ? 'moderated' : status],
			});
			expect(error).toMatchObject({
				context: {
					itemIndex: 0,
					data: { id, status, failure, kind: 'failed', videos: [{ item: 0, id, status }] },
				},
			});
			expect(rig().requestsTo('submit')).toHaveLength(1);
			expect(rig().requestsTo('content', 'file')).toEqual([]);
		},
	);
});

describe('The words of a provider', () => {
	it('keep the ID beside them, whatever n8n finds in them', async () => {
		const message = 'Too close to a preexisting character';
		const failed = (body: unknown) => Object.assign({}, body, { status: 'failed', error: message });
		rig().emulator.faults.add({ route: 'status', action: { kind: 'transform', answer: failed } });
		const { error } = await rig().run({});
		expect(error?.message).toBe(`Video ${theJob().id} ended as failed: ${message}`);
	});
});

describe.each(DIALECTS)('A job on %s that takes too long', (dialect) => {
	it.each(['generate', 'wait'])(
		`ends %s with its ID, and goes on ${money('timeout')}`,
		async (operation) => {
			rig().emulator.settings(dialect).generationMs = ONE_DAY;
			const { error } = await (await startWaiting(operation, dialect, { timeout: 0.5 })).result;
			const { id, state } = theJob();
			expect(error?.message).toMatch(
				new RegExp(`^Video ${id} was not ready after 30 s \\(in the queue, 0 %\\)$`),
			);
			expect(error).toMatchObject({
				description: `The video goes on being made and is not lost: run Wait with the video ID ${id}, or press Retry in the list of executions. Executing Generate, Create or Remix again makes and charges a new video. To wait longer, raise Waiting → Timeout.`,
				context: { data: { id, status: 'queued', kind: 'deadline' } },
			});
			expect(state.status).toBe('queued');
		},
	);

	it.each(['generate', 'wait'])('keeps its ID in %s when nobody answers', async (operation) => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const action = { kind: 'reset', when: 'beforeWork' } as const;
		rig().emulator.faults.add({ route: 'status', times: Infinity, action });
		const { error } = await (await startWaiting(operation, dialect, { timeout: 0.5 })).result;
		const { id } = theJob();
		expect(error?.message).toMatch(
			new RegExp(
				`^Video ${id} was not ready after .* last answer: the connection broke \\(ECONNRESET\\)\\)$`,
			),
		);
		expect(error).toMatchObject({ context: { data: { id, kind: 'deadline' } } });
	});
});

describe.each(DIALECTS)('Cancelling an execution on %s', (dialect) => {
	/** How the node ended, which n8n no longer waits for. */
	async function cancelled(run: EngineRun): Promise<{ result: EngineResult; message: string }> {
		run.cancel();
		const result = await run.result;
		await run.nodeSettled;
		const { nodeError } = run;
		return { result, message: nodeError instanceof Error ? nodeError.message : '' };
	}

	const isLogged = (text: string) =>
		rig().engine.logs.some(({ message }) => message.includes(text));

	it.each(['generate', 'wait'])('ends %s between two looks, with the ID', async (operation) => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const run = await startWaiting(operation, dialect, WITHOUT_A_LOOK);
		const first = operation === 'generate' ? 'submit' : 'status';
		await rig().clock.until(() =>
			rig()
				.requestsTo(first)
				.some(({ status }) => status === 200),
		);
		await rig().clock.until(() => isLogged(theJob().id));
		const { result, message } = await cancelled(run);
		const { id, state } = theJob();
		expect(state.status).toBe('queued');
		expect(result.status).toBe('canceled');
		expect(message).toMatch(
			new RegExp(`^The execution was canceled after \\d+ .*, before video ${id} was ready`),
		);
		expect(run.nodeError).toMatchObject({ context: { data: { id, kind: 'cancelled' } } });
	});

	it('does not cut off a submission before its ID is read', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'delay', ms: 10_000 } });
		const run = await startWaiting('generate', dialect, WITHOUT_A_LOOK);
		await rig().clock.until(() => rig().requestsTo('submit').length === 1);
		const { message } = await cancelled(run);
		expect(message).toMatch(new RegExp(`canceled .* before video ${theJob().id} was ready`));
	});

	it.each(['generate', 'wait', 'download'])('ends the download of %s', async (operation) => {
		rig().emulator.settings(dialect).generationMs = 0;
		for (const route of ['content', 'file'] as const) {
			const action = { kind: 'stall', afterBytes: 20_000 } as const;
			rig().emulator.faults.add({ route, times: Infinity, action });
		}
		const run = await startWaiting(operation, dialect);
		await rig().clock.until(() => rig().requestsTo('content', 'file').length > 0);
		const { message } = await cancelled(run);
		const { id } = theJob();
		expect(message).toBe(`The execution was canceled while video ${id} was downloaded`);
		expect(run.nodeError).toMatchObject({ context: { data: { id, status: 'completed' } } });
		const left = await rig().engine.storedFiles(run.executionId);
		expect(left.length).toBeLessThanOrEqual(rig().engine.habits.deletesBrokenFiles ? 0 : 1);
	});
});
