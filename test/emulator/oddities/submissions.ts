// Source: relays.md section 1, the rows in their order.
import type { Reply } from '../faults/fault';
import { fieldsOf, instead, JSON_TYPE, jsonReply, type Oddity, rewriting } from './oddity';

const ECHOED = `data:image/png;base64,${'iVBORw0KGgoAAAAN'.repeat(400_000)}`;

/** A job was made, and this is how its ID is told. */
function accepted(name: string, seen: string, answer: (id: string) => Reply): Oddity {
	return {
		name,
		seen,
		right: 'video',
		faults: () => [rewriting('submit', ({ jobId }) => answer(jobId))],
	};
}

/** The same with what stands around the documented answer. */
function around(name: string, seen: string, wrap: (text: string) => string): Oddity {
	return {
		name,
		seen,
		right: 'video',
		faults: () => [
			rewriting('submit', (whole) => ({
				status: 200,
				headers: JSON_TYPE,
				body: wrap(JSON.stringify(whole.json)),
			})),
		],
	};
}

function refused(name: string, seen: string, reply: Reply, words: RegExp): Oddity {
	return {
		name,
		seen,
		right: { kind: 'rejected', words },
		faults: () => [instead('submit', reply)],
	};
}

const page = (title: string) =>
	`<!DOCTYPE html><html><head><title>${title}</title></head><body>Ray ID</body></html>`;

export const submissionOddities: readonly Oddity[] = [
	accepted('the ID in a list', 'astrbot_plugin_omnidraw#53', (id) =>
		jsonReply({ code: 200, data: [{ status: 'submitted', task_id: id }] }),
	),
	accepted('nothing but the ID under data', 'one-api', (id) =>
		jsonReply({ code: 'success', data: id }),
	),
	accepted('taskId in an envelope', 'kie.ai, sora2api.ai', (id) =>
		jsonReply({ code: 200, msg: 'success', data: { taskId: id } }),
	),
	accepted('generation_id', 'mixroute', (id) => jsonReply({ generation_id: id })),
	accepted('the job under task', 'MAX-API#48', (id) =>
		jsonReply({ task: { id, status: 'queued' } }),
	),
	accepted('the job two wrappers deep', 'of the same kind', (id) =>
		jsonReply({ success: true, response: { result: { jobId: id, state: 'PENDING' } } }),
	),
	accepted('a bare list', 'relays.md', (id) => jsonReply([{ id, status: 'queued' }])),
	accepted('a trace ID around the job', 'relays.md', (id) =>
		jsonReply({
			id: 'trace-4711',
			request_id: 'r-1',
			code: 0,
			data: { task_id: id, status: 'submitted' },
		}),
	),
	accepted('202 with nothing but a Location', 'relays.md', (id) => ({
		status: 202,
		headers: { location: `/v1/videos/${encodeURIComponent(id)}` },
		body: '',
	})),
	around('JSON in a JSON string', 'huobao-drama#70', (json) => JSON.stringify(json)),
	around('an event stream', 'sora2api#90', (json) => `data: ${json}\n\ndata: [DONE]\n\n`),
	around('text before the answer', 'relays.md', (json) => `[warn] slow upstream {3}\n${json}`),
	around('a byte order mark', 'relays.md', (json) => `\ufeff${json}`),
	{
		name: 'the image of the request in the answer',
		seen: 'new-api#1659, flow2api#160: 5.5 MB',
		right: 'video',
		faults: () => [
			rewriting('submit', (whole) => jsonReply({ image: ECHOED, ...fieldsOf(whole) })),
		],
	},
	{
		name: 'busy with HTTP 200',
		seen: 'relays.md',
		right: 'video',
		faults: () => [
			instead('submit', jsonReply({ code: 429, msg: 'too many requests' }), { times: 2 }),
		],
	},
	refused(
		'no credit with HTTP 200',
		'relays.md',
		jsonReply({ code: 402, msg: 'Credits insufficient', data: null }),
		/Credits insufficient.*Add credit/s,
	),
	refused(
		'a wrong key with HTTP 200',
		'relays.md',
		jsonReply({ error: { type: 'invalid_request_error', message: 'Incorrect API key provided' } }),
		/Incorrect API key.*Check it in the credential/s,
	),
	refused(
		'no channel for the model',
		'new-api#6310, huobao-drama#42',
		jsonReply(
			{ error: { code: 'model_not_found', message: 'No available channel for sora-2' } },
			503,
		),
		/No available channel.*another model/s,
	),
	refused(
		'an empty account as 429',
		'VideoCaptioner#843',
		jsonReply(
			{ error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } },
			429,
		),
		/current quota.*Add credit/s,
	),
	refused(
		'an empty account as 403',
		'VideoCaptioner#843',
		jsonReply({ code: 'insufficient_user_quota', message: 'quota is not enough', data: null }, 403),
		/quota is not enough.*Add credit/s,
	),
	refused(
		'a region that is not served',
		'relays.md',
		jsonReply(
			{ error: { code: 'unsupported_country_region_territory', message: 'Country not supported' } },
			403,
		),
		/Country not supported.*country your n8n server is in/s,
	),
	refused(
		'an IP rule',
		'relays.md',
		jsonReply(
			{ error: { message: 'Your IP 203.0.113.7 is not in the allowed list of this key' } },
			403,
		),
		/Your IP.*IP address of your n8n server/s,
	),
	refused(
		'the page of a firewall',
		'relays.md',
		{ status: 403, headers: { 'content-type': 'text/html' }, body: page('Just a moment...') },
		/a web page came: "Just a moment\.\.\.".*firewall/s,
	),
	refused(
		'a list of errors',
		'relays.md',
		jsonReply({ errors: [{ detail: 'size is odd' }] }, 400),
		/size is odd/,
	),
	refused(
		'problem+json',
		'relays.md',
		jsonReply({ type: 'about:blank', title: 'Bad Request', detail: 'seconds is odd' }, 400),
		/seconds is odd/,
	),
	refused(
		'words in two languages',
		'relays.md',
		jsonReply({ message: { zh: '尺寸错误', en: 'the size is wrong' } }, 400),
		/the size is wrong/,
	),
	refused(
		'plain text',
		'relays.md',
		{ status: 400, body: 'the prompt is too long\n' },
		/the prompt is too long/,
	),
	refused(
		'a moderated prompt',
		'relays.md',
		jsonReply(
			{ error: { code: 'content_policy_violation', message: 'Your prompt was blocked' } },
			400,
		),
		/was blocked.*Change the prompt/s,
	),
	{
		name: 'no ID at all',
		seen: 'relays.md',
		right: { kind: 'unknown', words: /may have created a video/ },
		faults: () => [instead('submit', jsonReply({ message: 'accepted', eta: 60 }))],
	},
];
