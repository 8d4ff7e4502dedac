// Source: relays.md section 3, the rows in their order. All are of servers with a content endpoint.
import { gzipSync } from 'node:zlib';

import type { Emulator } from '../emulator';
import type { Fault, Reply, WholeReply } from '../faults/fault';
import { asItIs, fieldsOf, instead, jsonReply, type Oddity, type Right, rewriting } from './oddity';

const NO_ENDPOINT = instead('content', jsonReply({ error: { message: 'no such route' } }, 404));

function video(name: string, seen: string, faults: Oddity['faults']): Oddity {
	return { name, seen, right: 'video', faults };
}

/** What the content endpoint answers. */
function content(
	name: string,
	seen: string,
	answer: (whole: WholeReply, link: string) => Reply | Promise<Reply>,
): Oddity {
	return video(name, seen, (emulator) => [
		rewriting('content', async (whole) => await answer(whole, emulator.fileUrlOf(whole.jobId))),
	]);
}

/** No endpoint; the finished job names the file somewhere. */
function link(
	name: string,
	seen: string,
	place: (url: string, emulator: Emulator, whole: WholeReply) => object | Promise<object>,
	more: ReadonlyArray<Omit<Fault, 'dialect'>> = [],
): Oddity {
	return video(name, seen, (emulator) => [
		NO_ENDPOINT,
		...more,
		rewriting('status', async (whole) => {
			const job = fieldsOf(whole);
			if (job['status'] !== 'completed') return await asItIs(whole);
			const named = await place(emulator.fileUrlOf(whole.jobId), emulator, whole);
			return jsonReply({ ...job, ...named });
		}),
	]);
}

function never(name: string, seen: string, reply: Reply, words: RegExp): Oddity {
	const right: Right = { kind: 'badContent', words };
	return { name, seen, right, faults: () => [instead('content', reply)] };
}

async function edited(whole: WholeReply, edit: (bytes: Buffer) => Buffer): Promise<Reply> {
	const { status, bytes } = whole;
	const headers = { 'content-type': 'video/mp4' };
	return { status, headers, body: status === 200 ? edit(await bytes()) : await bytes() };
}

export const fileOddities: readonly Oddity[] = [
	content(
		'JSON with the link at the content endpoint',
		'anyfast, starrise, poloapi',
		({ jobId: id }, url) => jsonReply({ id, status: 'completed', url }),
	),
	content('text with the link at the content endpoint', 'api.gpt.ge', (_whole, url) => ({
		status: 200,
		headers: { 'content-type': 'text/plain' },
		body: `${url}\n`,
	})),
	content('the file in base64 at the content endpoint', 'mixroute', async ({ jobId: id, bytes }) =>
		jsonReply({ id, b64_json: (await bytes()).toString('base64') }),
	),
	link('the link under task_result', 'Qiniu', (url) => ({
		task_result: { videos: [{ id: 'v-1', url }] },
	})),
	link('the link under outputs', '302.ai', (url) => ({ outputs: [url] })),
	link('output_url', 'relays.md', (url) => ({ output_url: url })),
	link('result.download_url', 'relays.md', (url) => ({
		result: { download_url: url, thumbnail: `${url}.png` },
	})),
	link('an object of video_url', 'relays.md', (url) => ({ video_url: { hd: url } })),
	link('the file in a data address', 'a relay of Vertex', async (_url, emulator, { jobId }) => ({
		url: `data:video/mp4;base64,${(await emulator.contentOf(jobId)).toString('base64')}`,
	})),
	link('a link that is not ready yet', 'ArcReel#241, Vikit#127', (url) => ({ url }), [
		instead(
			'file',
			{ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' },
			{ times: 3 },
		),
	]),
	{
		name: 'a link that is named 8 seconds later',
		seen: 'ArcReel#241',
		right: 'video',
		faults: (emulator) => {
			let looks = 0;
			return [
				NO_ENDPOINT,
				rewriting('status', async (whole) => {
					const job = fieldsOf(whole);
					if (job['status'] !== 'completed' || ++looks < 4) return await asItIs(whole);
					return jsonReply({ ...job, url: emulator.fileUrlOf(whole.jobId) });
				}),
			];
		},
	},
	{
		name: 'a content endpoint that is late',
		seen: 'ArcReel#237',
		right: 'video',
		faults: () => [
			instead(
				'content',
				{
					...jsonReply({ error: { message: 'still uploading' } }, 404),
					headers: { 'retry-after': '30' },
				},
				{ times: 3 },
			),
		],
	},
	{
		name: 'a first byte after four minutes',
		seen: 'relays.md',
		right: 'video',
		faults: () => [{ route: 'content', times: 1, action: { kind: 'delay', ms: 240_000 } }],
	},
	{
		name: 'a stall before the first byte',
		seen: 'relays.md',
		right: 'video',
		faults: () => [{ route: 'content', times: 1, action: { kind: 'stall', afterBytes: 0 } }],
	},
	content('a file packed with gzip', 'relays.md', async (whole) => {
		const reply = await edited(whole, (bytes) => gzipSync(bytes));
		return whole.status === 200
			? { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } }
			: reply;
	}),
	content(
		'zeros behind the last box',
		'relays.md',
		async (whole) => await edited(whole, (bytes) => Buffer.concat([bytes, Buffer.alloc(512)])),
	),
	content(
		'a line end behind the last box',
		'relays.md',
		async (whole) => await edited(whole, (bytes) => Buffer.concat([bytes, Buffer.from('\n')])),
	),
	never(
		'a refusal of the file with words',
		'relays.md',
		jsonReply({ message: 'domain not in whitelist' }, 403),
		/domain not in whitelist \(HTTP 403\)/,
	),
	never(
		'a playlist',
		'relays.md',
		{ status: 200, body: '#EXTM3U\n#EXT-X-VERSION:3\n' },
		/a playlist \(HLS\)/,
	),
	never('a GIF', 'relays.md', { status: 200, body: Buffer.from('GIF89a\0\0\0\0') }, /a GIF came/),
	never(
		'an archive',
		'relays.md',
		{ status: 200, body: Buffer.from('PK\x03\x04\0\0') },
		/a ZIP archive/,
	),
];
