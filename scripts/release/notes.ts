// npx tsx scripts/release/notes.ts v1.2.3: checks that a tag may be published, and prints its section of the CHANGELOG.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');

/** What a version tag is compared with. */
export interface Release {
	/** As pushed: `v1.2.3`. */
	readonly tag: string;
	/** Of package.json. */
	readonly version: string;
	readonly changelog: string;
}

function sectionOf(changelog: string, version: string): string | null {
	const sections = changelog.split(/^## /m).slice(1);
	const found = sections.find((section) => section.startsWith(`[${version}] - `));
	if (found === undefined) return null;
	const text = found.replace(/^.*\n/, '').replace(/^\[[^\]]+\]: .*$/gm, '');
	return text.trim();
}

/**
 * The notes of a release.
 *
 * @throws Error when the tag, package.json and the CHANGELOG do not fit together
 */
export function releaseNotes({ tag, version, changelog }: Release): string {
	if (tag !== `v${version}`) {
		throw new Error(`The tag is ${tag}, but package.json has version ${version}`);
	}
	const notes = sectionOf(changelog, version);
	if (notes === null) {
		throw new Error(`CHANGELOG.md has no section "## [${version}] - date"`);
	}
	if (notes === '') throw new Error(`CHANGELOG.md says nothing about ${version}`);
	return notes;
}

function main(tag: string): string {
	const manifest: { version: string } = JSON.parse(
		readFileSync(join(PROJECT, 'package.json'), 'utf8'),
	);
	const changelog = readFileSync(join(PROJECT, 'CHANGELOG.md'), 'utf8');
	return releaseNotes({ tag, version: manifest.version, changelog });
}

if (require.main === module) {
	try {
		console.log(main(process.argv[2] ?? ''));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
