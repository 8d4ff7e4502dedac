import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fillMarkers } from '../../../scripts/readme/markdown';
import { outputKeys, videoKeys } from '../../../scripts/readme/output';
import { PAGES, readPage, updated } from '../../../scripts/readme/update';
import type { ErrorKind } from '../../../nodes/AiVideo/api/errors';
import { operationOptions } from '../../../nodes/AiVideo/operations';
import { toItem } from '../../../nodes/AiVideo/operations/output';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { testSession } from '../jobs/testSession';
import { errorExamples } from './errorExamples';

const ROOT = join(__dirname, '..', '..', '..');
const DOCUMENTS = [
	...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
	...readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];
const MAX_README_LINES = 350;

function samples(text: string): Array<Record<string, unknown>> {
	return [...text.matchAll(/```json\n([^]*?)```/g)].map(
		([, json]) => JSON.parse(json ?? '') as Record<string, unknown>,
	);
}

/** The anchor GitHub gives a heading. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.trim()
		.replace(/\s/g, '-');
}

/** The compiler wants every kind here, and none else. */
const ERROR_KINDS: Record<ErrorKind, true> = {
	refused: true,
	rejected: true,
	unknown: true,
	unreachable: true,
	failed: true,
	deadline: true,
	cancelled: true,
	notFound: true,
	notReady: true,
	badAnswer: true,
	badContent: true,
	defect: true,
};

const JOB_KEYS = [...Object.keys(unseenJob({ id: 'video_1' }, 'video_1').job), 'dialect'];

it.each(PAGES)(
	'%s has the tables the code would give it (npx tsx scripts/readme/update.ts)',
	(page) => {
		const text = readPage(page);
		expect(updated(page, text)).toBe(text);
	},
);

/** The anchors of a document. */
function anchorsOf(path: string): readonly string[] {
	const text = readFileSync(path, 'utf8');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
}

describe('the documentation', () => {
	it('begins with a page that is short', () => {
		expect(readPage('README.md').split('\n').length).toBeLessThanOrEqual(MAX_README_LINES);
	});

	it('shows a sample of every operation, with the keys a job really has', () => {
		const outputs = samples(readPage('docs/operations.md'));
		expect(outputs).toHaveLength(operationOptions.length);
		for (const { video, ...job } of outputs) {
			expect([JOB_KEYS, ['deleted', 'id']]).toContainEqual(Object.keys(job));
			if (video) expect(Object.keys(video)).toEqual(videoKeys);
		}
	});

	it('knows the keys of an output item that has all of them, in their order', () => {
		const reading = {
			...unseenJob({ id: 'video_1' }, 'video_1'),
			cost: { amount: 0.8, currency: 'USD' },
		};
		const video = { bytes: 1, mimeType: 'video/mp4', seconds: 8, width: 1, height: 1 };
		const more = {
			index: 1,
			of: 2,
			video: { ...video, hasAudio: true },
			attempts: ['video_0', 'video_1'],
		};
		const item = { index: 0, session: testSession([]).session };
		const { json } = toItem(item, reading, false, more);
		expect(outputKeys).toEqual(Object.keys(json));
		expect(videoKeys).toEqual(Object.keys(more.video));
	});

	it('explains every key of the output', () => {
		const output = readPage('docs/output.md');
		for (const key of [...outputKeys, ...videoKeys]) {
			expect(output).toContain(`\`${key}\``);
		}
	});

	it('shows the messages the node really gives', () => {
		const errors = readPage('docs/errors.md');
		for (const message of errorExamples) expect(errors).toContain(`| \`${message}\` |`);
		expect(errors.match(/^\| `/gm)).toHaveLength(errorExamples.length);
	});

	it('names every kind of error', () => {
		const errors = readPage('docs/errors.md');
		for (const kind of Object.keys(ERROR_KINDS)) expect(errors).toContain(`\`${kind}\``);
	});

	it.each(DOCUMENTS)('%s leads nowhere that does not exist', (name) => {
		const text = readFileSync(join(ROOT, name), 'utf8');
		const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
		const dead = targets.filter((target) => {
			if (target.startsWith('http')) return false;
			const [page = '', anchor] = target.split('#');
			const path = page === '' ? join(ROOT, name) : join(ROOT, dirname(name), page);
			if (!existsSync(path)) return true;
			return anchor !== undefined && !anchorsOf(path).includes(anchor);
		});
		expect(dead).toEqual([]);
	});
});

describe('fillMarkers', () => {
	const TEXT = 'a\n<!-- generated:x -->\nold\n<!-- /generated -->\nb';

	it('replaces what stands between the markers, again and again', () => {
		const once = fillMarkers(TEXT, { x: 'new' });
		expect(once).toBe('a\n<!-- generated:x -->\n\nnew\n\n<!-- /generated -->\nb');
		expect(fillMarkers(once, { x: 'new' })).toBe(once);
	});

	it('does not overlook a text without a marker, or a marker without a text', () => {
		expect(() => fillMarkers(TEXT, { x: 'new', y: 'lost' })).toThrow('No marker for y');
		expect(() => fillMarkers(TEXT, {})).toThrow('Nothing generates x');
	});
});
