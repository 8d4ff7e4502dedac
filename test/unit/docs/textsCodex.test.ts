import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import codex from '../../../nodes/AiVideo/AiVideo.node.json';
import { AiVideo } from '../../../nodes/AiVideo/AiVideo.node';
import { providers } from '../../../nodes/AiVideo/providers';
import manifest from '../../../package.json';
import { SEARCHED_WORDS } from '../../fixtures/searchedWords';

const ROOT = join(__dirname, '..', '..', '..');
const { description } = new AiVideo();

/** Those of n8n's own nodes; the editor shows no others. */
const CATEGORIES = [
	'AI',
	'Analytics',
	'Communication',
	'Core Nodes',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

/** What n8n's own AI nodes are listed under in the AI panel. */
const AI_SUBCATEGORIES = ['Agents', 'Miscellaneous', 'Root Nodes'];

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

function hasHeading(anchor: string): boolean {
	return [...readme.matchAll(/^#+ (.+)$/gm)].some(
		([, title = '']) => title.toLowerCase().replaceAll(' ', '-') === anchor,
	);
}

describe('the codex', () => {
	it('belongs to the node', () => {
		expect(codex.node).toBe(`${manifest.name}.${description.name}`);
		expect(Number(codex.nodeVersion)).toBe(description.version);
	});

	it('stands beside the compiled node, under the name n8n looks for', () => {
		const [compiled = ''] = manifest.n8n.nodes;
		const source = compiled.replace(/^dist\//, '').replace(/\.js$/, '.json');
		expect(existsSync(join(ROOT, source))).toBe(true);
	});

	it('uses the categories of the editor', () => {
		expect(codex.categories).not.toHaveLength(0);
		for (const category of codex.categories) expect(CATEGORIES).toContain(category);
		for (const [category, names] of Object.entries(codex.subcategories)) {
			expect(codex.categories).toContain(category);
			for (const name of names) expect(AI_SUBCATEGORIES).toContain(name);
		}
	});

	it.each([
		...SEARCHED_WORDS,
		...Object.values(providers).map(({ info }) => info.label.toLowerCase()),
	])('is found by %s', (word) => {
		const names = [description.displayName.toLowerCase(), ...codex.alias];
		expect(names.some((name) => name.includes(word) || word.startsWith(`${name} `))).toBe(true);
	});

	it('has each alias once, and none that the name holds already', () => {
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
		for (const alias of codex.alias) {
			expect(alias).toBe(alias.trim().toLowerCase());
			expect(alias).not.toBe(description.displayName.toLowerCase());
		}
	});

	it('leads to chapters of the README', () => {
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		const urls = [...primaryDocumentation, ...credentialDocumentation].map(({ url }) => url);
		expect(urls.length).toBeGreaterThan(1);
		for (const url of urls) {
			const [page = '', anchor = ''] = url.split('#');
			expect(manifest.homepage.startsWith(page)).toBe(true);
			expect(anchor === 'readme' || hasHeading(anchor)).toBe(true);
		}
	});
});
