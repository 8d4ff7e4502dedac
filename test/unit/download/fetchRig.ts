import type { ByteStream } from '../../../nodes/AiVideo/api/hostHttp';
import { dialects } from '../../../nodes/AiVideo/dialects';
import type { DialectName, JobReading } from '../../../nodes/AiVideo/dialects/dialect';
import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import { answer, type Scripted } from '../api/scriptedHttp';
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
	const reading = dialects[dialect].readJob({ id: 'video_1', status: 'completed', url }, null);
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
	const options = { variant: 'video', maxBytes: 1_000_000 } as const;
	const work = async (stored = store) =>
		await fetchContent(test.session, completed(dialect, url), options, stored);
	return { ...test, work };
}
