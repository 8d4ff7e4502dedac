import { factsOf, fileLink } from '../../../nodes/AiVideo/jobs/fileLink';
import { type JobReading, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { type DialectName, providers } from '../../../nodes/AiVideo/providers';

const SIGNED = 'https://cdn.example.com/1.mp4?signature=abc';

function sessionOf(dialect: DialectName) {
	return { provider: providers[dialect], client: { baseUrl: 'https://api.example.com/v1' } };
}

function completed(...contentUrls: readonly string[]): JobReading {
	const unseen = unseenJob({ id: 'video_1' }, 'video_1');
	return { ...unseen, contentUrls, job: { ...unseen.job, status: 'completed' } };
}

it.each<[string, readonly string[], string | null]>([
	['a link elsewhere, whole', [SIGNED], SIGNED],
	['the first of several', [SIGNED, 'https://b.example/2.mp4'], SIGNED],
	['none', [], null],
	["none at the provider's own address", ['https://api.example.com/files/1.mp4'], null],
	['the one elsewhere', ['https://api.example.com/files/1.mp4', SIGNED], SIGNED],
	[
		'none of a relay that takes itself for localhost',
		['http://localhost:3000/v1/videos/1/content'],
		null,
	],
	['none of a file in the answer', ['data:video/mp4;base64,AAAA'], null],
	['none without a host', ['/files/1.mp4'], null],
	['none of a sentence', [`${SIGNED} and ${SIGNED}`], null],
	['none that no browser opens', ['s3://bucket/1.mp4'], null],
])('the link of a job is %s', (_, urls, link) => {
	expect(fileLink(sessionOf('openai'), completed(...urls))).toBe(link);
});

it('each file of a job has its own', () => {
	const urls = ['https://cdn.example.com/1.mp4', 'https://cdn.example.com/2.mp4'];
	const links = [0, 1, 2].map((index) => fileLink(sessionOf('fal'), completed(...urls), index));
	expect(links).toEqual([...urls, null]);
});

it('a job that is not completed has none', () => {
	const reading = completed(SIGNED);
	const running: JobReading = { ...reading, job: { ...reading.job, status: 'in_progress' } };
	expect(fileLink(sessionOf('openai'), running)).toBeNull();
});

it('what errors tell of a job has it too', () => {
	expect(factsOf(sessionOf('openai'), completed(SIGNED))).toMatchObject({
		id: 'video_1',
		status: 'completed',
		url: SIGNED,
	});
});
