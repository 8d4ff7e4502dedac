import { runItems } from '../../../nodes/AiVideo/operations/runItems';
import { money } from '../../fixtures/money';
import { virtualClock } from '../api/virtualClock';
import { fakeHost } from './fakeHost';

/**
 * The node as n8n runs it for AI Agent 1 and 2, the MCP Server Trigger and others that call their tools
 * themselves: every try and every call has a run index of its own, and all share one memory.
 */

const JOB = { id: 'video_1', object: 'video', model: 'sora-2', seconds: '4', size: '1280x720' };

interface Execution {
	/** One call of the tool. */
	call(): Promise<unknown>;
	/** How many videos were paid for. */
	paid(): number;
	/** What the provider says of its jobs from now on. */
	status: 'failed' | 'completed';
	/** What n8n stores, and begins with when the execution is retried. */
	readonly memory: object;
}

function execution(memory: object = {}): Execution {
	let calls = 0;
	let paid = 0;
	const values: Readonly<Record<string, unknown>> = {
		operation: 'generate',
		model: 'sora-2',
		prompt: 'A fox',
		downloadVideo: false,
	};
	const contextOf = (runIndex: number) =>
		fakeHost({
			parameter: (name, _index, otherwise) => values[name] ?? otherwise,
			answer: ({ method }) => {
				if (method === 'POST') paid++;
				const error = it.status === 'failed' ? { error: { message: 'no video today' } } : {};
				return {
					status: 200,
					json: { ...JOB, id: `video_${paid}`, status: it.status, ...error },
				};
			},
			items: [{ json: {} }],
			type: 'n8n-nodes-ai-video.aiVideoTool',
			runIndex,
			memory,
		});
	const it: Execution = {
		memory,
		status: 'failed',
		paid: () => paid,
		call: async () => {
			const clock = virtualClock();
			return await clock.finish(
				runItems(contextOf(calls++), false, clock).catch((error: unknown) => error),
			);
		},
	};
	return it;
}

it(`pays once, however often it is called after an error ${money('agentCallsAgain')}`, async () => {
	const { call, paid } = execution();
	for (let number = 0; number < 4; number++) {
		expect(await call()).toMatchObject({ message: expect.stringContaining('Video video_1') });
	}
	expect(paid()).toBe(1);
});

it(`pays for each wish that was fulfilled ${money('agentWishesAgain')}`, async () => {
	const run = execution();
	run.status = 'completed';
	expect(await run.call()).toMatchObject([{ json: { id: 'video_1' } }]);
	expect(await run.call()).toMatchObject([{ json: { id: 'video_2' } }]);
	expect(run.paid()).toBe(2);
});

it(`goes on with the video after "Retry execution" ${money('agentCallsAgain')}`, async () => {
	const first = execution();
	await first.call();
	const retried = execution(structuredClone(first.memory));
	expect(await retried.call()).toMatchObject({ message: expect.stringContaining('Video video_') });
	expect([first.paid(), retried.paid()]).toEqual([1, 0]);
});

it(`keeps apart what two calls at once have ordered ${money('agentCallsAgain')}`, async () => {
	const run = execution();
	await Promise.all([run.call(), run.call()]);
	expect(run.paid()).toBe(2);
	await Promise.all([run.call(), run.call()]);
	expect(run.paid()).toBe(2);
	run.status = 'completed';
	await run.call();
	await run.call();
	expect(run.paid()).toBe(2);
	await run.call();
	expect(run.paid()).toBe(3);
});
