import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

const readme = readPage('README.md');

function section(title: string): string {
	const found = readme.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
	if (found === undefined) throw new Error(`No section ${title}`);
	return found;
}

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

describe('the README', () => {
	it('shows a sample of every operation, with the keys a job really has', () => {
		const outputs = samples(section('Operations'));
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
		const output = section('Output');
		for (const key of [...outputKeys, ...videoKeys]) {
			expect(output).toContain(`\`${key}\``);
		}
	});

	it('shows the messages the node really gives', () => {
		const errors = section('Errors');
		for (const message of errorExamples) expect(errors).toContain(`| \`${message}\` |`);
		expect(errors.match(/^\| `/gm)).toHaveLength(errorExamples.length);
	});

	it('names every kind of error', () => {
		for (const kind of Object.keys(ERROR_KINDS)) expect(section('Errors')).toContain(`\`${kind}\``);
	});

	it.each(DOCUMENTS)('%s leads nowhere that does not exist', (name) => {
		const text = readFileSync(join(ROOT, name), 'utf8');
		const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchorOf(title ?? ''));
		const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? '');
		for (const target of targets.filter((link) => !link.startsWith('http'))) {
			if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
			else
				expect([target, existsSync(join(ROOT, target.split('#')[0] ?? ''))]).toEqual([
					target,
					true,
				]);
		}
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
