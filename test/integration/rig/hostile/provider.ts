import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Clock } from '../../../emulator';
import { imageFixture } from '../../../fixtures/images';
import { PROMPT } from '../rig';
import { file, json, whole, type GoodAnswer } from './answers';
import { SIGNATURE, type Attack, type Places } from './attack';
import { listenRaw, type RawRequest, type RawServer } from './rawServer';
import { play, type Script } from './script';

/** A provider that is honest but for one route, on bare sockets. */

export const VIDEO = readFileSync(join(__dirname, '../../../fixtures/videos/1280x720.mp4'));
export const VIDEO_ID = 'video_1';

export const ROUTES = [
	'submit',
	'status',
	'content',
	'file',
	'list',
	'image',
	'models',
	'delete',
	'remix',
	'probe',
] as const;

export type Route = (typeof ROUTES)[number];

/** What is wrong with a provider. */
export interface Malice {
	readonly route: Route;
	/** `null`: nothing. */
	readonly attack: Attack | null;
	/** How many requests it hits. */
	readonly times: number;
	/** Whether submissions make a job and then fail to say so. */
	readonly losesAnswers: boolean;
	/** Whether it is in the internet by its name; otherwise on this machine, by its address. */
	readonly isPublic?: boolean;
}

export interface HostileProvider {
	/** Where the key belongs. */
	readonly own: RawServer;
	/** Where files and images are, and where nothing else belongs. */
	readonly elsewhere: RawServer;
	/** How the head of each answer to a submission began, as far as it was one. */
	readonly submissionAnswers: readonly string[];
	close(): Promise<void>;
}

const PATHS: ReadonlyArray<readonly [Route, string, RegExp]> = [
	['submit', 'POST', /^\/v1\/videos$/],
	['list', 'GET', /^\/v1\/videos\?/],
	['models', 'GET', /^\/v1\/models$/],
	['probe', 'GET', /^\/v1\/videos\/n8n-credential-test$/],
	['content', 'GET', /^\/v1\/videos\/[^/]+\/content/],
	['remix', 'POST', /^\/v1\/videos\/[^/]+\/remix$/],
	['status', 'GET', /^\/v1\/videos\/[^/]+$/],
	['delete', 'DELETE', /^\/v1\/videos\/[^/]+$/],
	['file', 'GET', /^\/file\.mp4/],
	['image', 'GET', /^\/image\.png/],
];

function routeOf({ method, target }: RawRequest): Route | null {
	const found = PATHS.find(([, verb, path]) => verb === method && path.test(target));
	return found?.[0] ?? null;
}

function honestAnswer(route: Route | null, now: number, elsewhere: string): GoodAnswer {
	const job = {
		id: VIDEO_ID,
		object: 'video',
		status: 'completed',
		progress: 100,
		model: 'sora-2',
		prompt: PROMPT,
		created_at: Math.floor(now / 1000),
		video_url: `${elsewhere}/file.mp4?signature=${SIGNATURE}`,
	};
	const answers: Readonly<Record<Route, () => GoodAnswer>> = {
		submit: () => json(200, { ...job, status: 'queued', progress: 0, video_url: null }),
		remix: () => json(200, { ...job, id: 'video_2', status: 'queued' }),
		status: () => json(200, job),
		list: () => json(200, { object: 'list', data: [job], has_more: false }),
		delete: () => json(200, { id: VIDEO_ID, deleted: true }),
		models: () => json(200, { object: 'list', data: [{ id: 'sora-2' }, { id: 'veo-3' }] }),
		probe: () => json(404, { error: { message: 'no such video' } }),
		content: () => file('video/mp4', VIDEO),
		file: () => file('video/mp4', VIDEO),
		image: () => file('image/png', imageFixture('landscape-1280x720.png')),
	};
	return route === null ? json(404, { error: { message: 'no such path' } }) : answers[route]();
}

/** The first bytes a script sends, enough for a status line and a few headers. */
function beginningOf(script: Script): string {
	const [first] = script;
	return first?.kind === 'send' ? first.bytes.toString('latin1', 0, 1_000) : '';
}

const PUBLIC_HOSTS = { own: 'api.provider.example', elsewhere: 'files.provider.example' };

/** Starts it; everything it does takes the time of `clock`. */
export async function openHostileProvider(malice: Malice, clock: Clock): Promise<HostileProvider> {
	const servers: { own?: RawServer; elsewhere?: RawServer } = {};
	const submissionAnswers: string[] = [];
	let hits = 0;

	function scriptFor(route: Route | null, { method, target }: RawRequest): Script {
		const places: Places = {
			own: servers.own?.origin ?? '',
			elsewhere: servers.elsewhere?.origin ?? '',
			method,
			target,
			count: hits,
		};
		const good = honestAnswer(route, clock.now(), places.elsewhere);
		const isHit = route === malice.route && hits++ < malice.times;
		const script = isHit ? malice.attack?.script(good, places) : null;
		if (script) return script;
		return route === 'submit' && malice.losesAnswers
			? whole(502, {}, '<html>Bad Gateway</html>')
			: whole(good.status, good.headers, good.body);
	}

	async function listen(host: string | undefined): Promise<RawServer> {
		return await listenRaw((request, socket) => {
			const route = routeOf(request);
			const script = scriptFor(route, request);
			const isSubmission = route === 'submit' || route === 'remix';
			if (isSubmission) submissionAnswers.push(beginningOf(script));
			void play(socket, script, clock);
		}, host);
	}

	const hosts = malice.isPublic === true ? PUBLIC_HOSTS : undefined;
	const own = (servers.own = await listen(hosts?.own));
	const elsewhere = (servers.elsewhere = await listen(hosts?.elsewhere));
	return {
		own,
		elsewhere,
		submissionAnswers,
		close: async () => {
			await own.close();
			await elsewhere.close();
		},
	};
}
