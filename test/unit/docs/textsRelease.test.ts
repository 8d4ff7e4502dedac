import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { releaseNotes } from '../../../scripts/release/notes';

const CHANGELOG = [
	'# Changelog',
	'## [Unreleased]',
	'- later',
	'## [1.1.0] - 2026-12-01',
	'### Added',
	'- more',
	'## [1.0.0] - 2026-11-22',
	'### Added',
	'- all',
	'',
	'[1.0.0]: https://example.com',
].join('\n');

describe('the notes of a release', () => {
	it('are the section of its version', () => {
		const release = { tag: 'v1.1.0', version: '1.1.0', changelog: CHANGELOG };
		expect(releaseNotes(release)).toBe('### Added\n- more');
	});

	it('end before the link definitions', () => {
		const release = { tag: 'v1.0.0', version: '1.0.0', changelog: CHANGELOG };
		expect(releaseNotes(release)).toBe('### Added\n- all');
	});

	it.each([
		['another tag', { tag: 'v1.1.0', version: '1.0.0' }, /tag is v1.1.0, .* version 1.0.0/],
		['a tag without v', { tag: '1.0.0', version: '1.0.0' }, /The tag is 1.0.0/],
		['no section', { tag: 'v2.0.0', version: '2.0.0' }, /no section "## \[2.0.0\]/],
		['a similar version', { tag: 'v1.0', version: '1.0' }, /no section/],
	])('do not exist for %s', (_what, release, message) => {
		expect(() => releaseNotes({ ...release, changelog: CHANGELOG })).toThrow(message);
	});

	it('do not exist for an empty section', () => {
		const changelog = '## [1.0.0] - 2026-11-22\n\n## [0.9.0] - 2026-11-01\n- x';
		expect(() => releaseNotes({ tag: 'v1.0.0', version: '1.0.0', changelog })).toThrow(
			'says nothing about 1.0.0',
		);
	});
});

describe('the CHANGELOG', () => {
	const text = readFileSync(join(__dirname, '..', '..', '..', 'CHANGELOG.md'), 'utf8');
	const versions = [...text.matchAll(/^## \[([^\]]+)\]/gm)].map(([, version]) => version);

	it('has notes for every version, and a link', () => {
		expect(versions[0]).toBe('Unreleased');
		for (const version of versions) expect(text).toContain(`\n[${version}]: https://`);
		for (const version of versions.slice(1).map(String)) {
			expect(() => releaseNotes({ tag: `v${version}`, version, changelog: text })).not.toThrow();
		}
	});
});
