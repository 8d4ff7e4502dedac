// Source: relays.md section 2, the rows in their order.
import type { Reply, WholeReply } from '../faults/fault';
import { asItIs, fieldsOf, instead, jsonReply, type Oddity, type Right, rewriting } from './oddity';

/** Passing answers in the middle of a wait. */
function passing(name: string, seen: string, reply: Reply, times: number): Oddity {
	return {
		name,
		seen,
		right: 'video',
		faults: () => [instead('status', reply, { times, after: 1 })],
	};
}

/** What becomes of each status answer. */
function always(name: string, seen: string, change: (job: WholeReply) => unknown): Oddity {
	return {
		name,
		seen,
		right: 'video',
		faults: () => [rewriting('status', (whole) => jsonReply(change(whole)))],
	};
}

const LINKS = ['url', 'video_url', 'urls', 'unsigned_urls', 'result_url', 'metadata', 'content'];

function withoutLinks(job: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(job).filter(([key]) => !LINKS.includes(key)));
}

function isDone(whole: WholeReply): boolean {
	return /^(completed|succeeded)$/i.test(String(fieldsOf(whole)['status']));
}

/** What becomes of the answer that says the job is done. */
function atTheEnd(
	name: string,
	seen: string,
	right: Right,
	change: (job: Readonly<Record<string, unknown>>) => unknown,
): Oddity {
	return {
		name,
		seen,
		right,
		faults: () => [
			rewriting('status', async (whole) =>
				isDone(whole) ? jsonReply(change(fieldsOf(whole))) : await asItIs(whole),
			),
		],
	};
}

const FIREWALL: Reply = {
	status: 403,
	headers: { 'content-type': 'text/html' },
	body: '<!DOCTYPE html><title>Attention Required! | Cloudflare</title>',
};

const ended = (status: string) => (job: Readonly<Record<string, unknown>>) => ({
	...withoutLinks(job),
	status,
	error: { message: 'the model ran away' },
});
const failed: Right = { kind: 'failed', words: /the model ran away/ };

export const stateOddities: readonly Oddity[] = [
	passing('the page of a firewall during the wait', 'sora2api#72', FIREWALL, 1),
	passing(
		'a lost token cache',
		'relays.md',
		jsonReply({ error: { message: 'Invalid token' } }, 401),
		2,
	),
	passing(
		'a rate limit with HTTP 200',
		'MAX-API#48',
		jsonReply({ code: 429, msg: 'rate limit' }),
		2,
	),
	passing('a busy system with HTTP 200', 'new-api#2830', jsonReply({ error: 'system busy' }), 2),
	passing(
		'a task that could not be fetched',
		'new-api#2830',
		jsonReply({ code: 'fail_to_fetch_task', message: 'upstream timed out', data: null }, 400),
		2,
	),
	passing(
		'404 for a job that exists',
		'relays.md',
		jsonReply({ error: { message: 'not found' } }, 404),
		4,
	),
	passing('202 with an empty body', 'relays.md', { status: 202, body: '' }, 2),
	always('the job in a list while it runs', 'relays.md', ({ json }) => [json]),
	always('the job under another wrapper', 'relays.md', ({ json }) => ({
		status: 'success',
		result: { job: json },
	})),
	always('numbers as text and times in milliseconds', 'relays.md', (whole) => {
		const { progress, ...job } = fieldsOf(whole);
		return { ...job, progress: `${String(progress ?? 0)}%`, created_at: '1767225600000' };
	}),
	always('a duration that is the time it took', 'uniall.ai; ArcReel#1505', (whole) => {
		const told = Object.entries(fieldsOf(whole)).filter(([key]) => key !== 'seconds');
		return { ...Object.fromEntries(told), duration: 147 };
	}),
	atTheEnd(
		'completed with an error and no file',
		'apiyi, page on Grok; vercel/ai#18929; new-api#6838',
		failed,
		(job) => ({ ...withoutLinks(job), error: { message: 'the model ran away' } }),
	),
	atTheEnd('a state that ends in failed', 'relays.md', failed, ended('video_generation_failed')),
	atTheEnd("Google's word for failed", 'relays.md', failed, ended('JOB_STATE_FAILED')),
	atTheEnd('an unknown state beside an error', 'relays.md', failed, ended('needs_attention')),
	atTheEnd('success with a prefix', 'relays.md', 'video', (job) => ({
		...job,
		status: 'TASK_STATUS_SUCCEED',
	})),
	{
		name: 'an unknown state beside a link and 100 %',
		seen: 'relays.md',
		right: 'video',
		faults: (emulator) => [
			rewriting('status', async (whole) =>
				isDone(whole)
					? jsonReply({
							...fieldsOf(whole),
							status: 'delivered_to_storage',
							progress: 100,
							url: emulator.fileUrlOf(whole.jobId),
						})
					: await asItIs(whole),
			),
		],
	},
];
