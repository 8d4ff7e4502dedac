import { accepted } from '../providers/request';
import type { ByteStream } from '../../../nodes/AiVideo/api/host';
import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import type { JobReading } from '../../../nodes/AiVideo/protocol/job';
import { type DialectName, providers } from '../../../nodes/AiVideo/providers';
import { answer, play, type Scripted } from '../api/scriptedHttp';
import { testSession } from '../jobs/testSession';
import { FILE } from './transferRig';

export const VIDEO = answer(200, FILE);
export const CONTENT = 'GET https://videos.example.com/v1/videos/video_1/content';
export const CDN = 'https://cdn.example.com/1.mp4';

/** Reads a stream to its end. */
export async function store(
	stream: ByteStream,
	mimeType: string,
	extension: string,
): Promise<string> {
	let length = 0;
	for await (const chunk of stream) length += chunk.length;
	return `${length} bytes of ${mimeType} as ${extension}`;
}

export function completed(dialect: DialectName, url?: string): JobReading {
	const reading = accepted(providers[dialect], { id: 'video_1', status: 'completed', url });
	if (reading === null) throw new Error('This is a job');
	return reading;
}

/** Fetches the file of a completed job from a provider whose answers are written down. */
export function fetching(
	script: readonly Scripted[],
	dialect: DialectName = 'openai',
	url?: string,
) {
	const test = testSession(script, dialect);
	const options = { variant: 'video', fileIndex: 0, maxBytes: 1_000_000 } as const;
	const work = async (stored = store) =>
		await fetchContent(test.session, completed(dialect, url), options, stored);
	return { ...test, work };
}

/** What a provider answers to each kind of request, in order; the last one for ever. */
export interface Served {
	readonly content?: readonly Scripted[];
	readonly status?: readonly Scripted[];
	/** To addresses of files, whatever they are. */
	readonly links?: readonly Scripted[];
}

const STATUS = CONTENT.slice(0, -'/content'.length);

/** Fetches the file of a completed job from a provider that is asked as often as need be. */
export function served(script: Served, dialect: DialectName = 'openai', url?: string) {
	const seen: Record<keyof Served, number> = { content: 0, status: 0, links: 0 };
	const serve: Scripted = async (request) => {
		const line = `${request.method} ${request.url}`;
		const kind = line === CONTENT ? 'content' : line === STATUS ? 'status' : 'links';
		const answers = script[kind] ?? [];
		const next = answers[Math.min(seen[kind]++, answers.length - 1)];
		if (next === undefined) throw new Error(`Not in the script: ${line}`);
		return await play(next, request);
	};
	return {
		...fetching(
			Array.from({ length: 100 }, () => serve),
			dialect,
			url,
		),
		seen,
	};
}
