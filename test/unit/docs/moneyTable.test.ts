import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** The cells of each row of the table below a heading, without the table's head. */
function rowsBelow(file: string, heading: string): readonly string[][] {
	const text = readFileSync(join(ROOT, file), 'utf8');
	const section = text.slice(text.indexOf(`\n## ${heading}\n`)).split('\n## ')[1] ?? '';
	return section
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(1)
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.filter(([, first]) => first !== undefined && !/^-+$/.test(first));
}

/** The sources of every test but this one. */
function testSources(): string {
	const folder = join(ROOT, 'test');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts') && !name.endsWith('moneyTable.test.ts'))
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
}

/** As a source may spell a name: in any quotes, with the inner ones escaped. */
function spellings(name: string): readonly string[] {
	return ["'", '"', '`'].map((quote) => `${quote}${name.replaceAll(quote, `\\${quote}`)}${quote}`);
}

describe('the README table on money', () => {
	const situations = rowsBelow('README.md', 'What happens to my money when…').map(
		([, when]) => when,
	);
	const guards = rowsBelow('docs/testing.md', 'Money').map(([, when, test]) => [when, test]);

	it('has a test for every row, and a row for every test', () => {
		expect(situations.length).toBeGreaterThan(15);
		expect(guards.map(([when]) => when)).toEqual(situations);
	});

	it.each(guards)('when %s: "%s" exists', (_when, test) => {
		const sources = testSources();
		expect(spellings(test ?? '').some((name) => sources.includes(name))).toBe(true);
	});
});
