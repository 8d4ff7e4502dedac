import { readdirSync, readFileSync } from 'fs';
import { join, posix, relative } from 'path';

const ROOT = join(__dirname, '../../..');

interface Import {
	/** Path from the root, with `/`. */
	readonly file: string;
	readonly from: string;
	/** Nothing but types is imported. */
	readonly isTypeOnly: boolean;
}

function sourcesIn(folder: string): readonly string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => posix.join(folder, relative('.', name).replaceAll('\\', '/')));
}

const FILES = [...sourcesIn('nodes'), ...sourcesIn('credentials')];

/** `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')`, `require('…')`. */
const STATEMENT =
	/^(?:import|export)\s+(type\s)?(?:([^'";]*?)\s+from\s+)?'([^']+)'|(?:import|require)\(\s*['"]([^'"]+)['"]/gm;

function isTypeList(names: string): boolean {
	const list = /^\{([^}]*)\}$/.exec(names.trim())?.[1] ?? '';
	const parts = list.split(',').filter((part) => part.trim() !== '');
	return parts.length > 0 && parts.every((part) => part.trim().startsWith('type '));
}

function importsOf(file: string): readonly Import[] {
	const code = readFileSync(join(ROOT, file), 'utf8');
	return [...code.matchAll(STATEMENT)].map(([, type, names = '', from, dynamic]) => ({
		file,
		from: from ?? dynamic ?? '',
		isTypeOnly: type !== undefined || isTypeList(names),
	}));
}

const IMPORTS = FILES.flatMap(importsOf);

/** The folder below `nodes/AiVideo`, `credentials`, or `node` for the class. */
function layerOf(path: string): string {
	const folder = /^nodes\/AiVideo\/([^/]+)\//.exec(`${path}/`)?.[1];
	if (path.startsWith('credentials/')) return 'credentials';
	return folder === undefined || /\.node/.test(folder) ? 'node' : folder;
}

/** What each layer may import of ours. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	media: ['media'],
	text: ['text'],
	protocol: ['protocol', 'media', 'text'],
	providers: ['providers', 'protocol', 'media', 'text'],
	api: ['api', 'providers', 'protocol', 'media', 'text'],
	jobs: ['jobs', 'api', 'providers', 'protocol', 'media', 'text'],
	download: ['download', 'jobs', 'api', 'providers', 'protocol', 'media', 'text'],
	operations: ['operations', 'download', 'jobs', 'api', 'providers', 'protocol', 'media', 'text'],
	node: ['operations'],
	credentials: ['api', 'providers'],
};

it('there are imports to look at, in every layer', () => {
	expect(new Set(FILES.map(layerOf))).toEqual(new Set(Object.keys(ALLOWED)));
	expect(IMPORTS.length).toBeGreaterThan(150);
	expect(IMPORTS).toContainEqual({
		file: 'nodes/AiVideo/api/client.ts',
		from: './multipart',
		isTypeOnly: false,
	});
	expect(IMPORTS).toContainEqual({
		file: 'nodes/AiVideo/operations/create.ts',
		from: './operation',
		isTypeOnly: true,
	});
});

it.each(Object.keys(ALLOWED))('%s imports of ours only what lies below it', (layer) => {
	const wrong = IMPORTS.filter(({ file, from }) => {
		if (layerOf(file) !== layer || !from.startsWith('.')) return false;
		const target = posix.join(posix.dirname(file), from);
		return !ALLOWED[layer]?.includes(layerOf(target));
	});
	expect(wrong).toEqual([]);
});

it('nothing of anybody else is imported but n8n-workflow, and crypto for the hash', () => {
	const foreign = IMPORTS.filter(({ from }) => !from.startsWith('.') && from !== 'n8n-workflow');
	expect(foreign.map(({ file, from }) => `${file}: ${from}`)).toEqual([
		'nodes/AiVideo/api/multipart.ts: crypto',
		'nodes/AiVideo/jobs/requestHash.ts: crypto',
		'nodes/AiVideo/operations/file.ts: crypto',
	]);
});

it('only the operations and the node take more than types from n8n-workflow', () => {
	const files = IMPORTS.filter(({ from, isTypeOnly }) => from === 'n8n-workflow' && !isTypeOnly);
	expect(files.map(({ file }) => layerOf(file)).filter((layer) => layer !== 'operations')).toEqual([
		'node',
	]);
});

/** A provider is one file, with the table of its models in it. */
const MAX_LINES = 200;
const MAX_PROVIDER_LINES = 300;

it.each([...FILES])('%s is a page', (file) => {
	const lines = readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1;
	const isProvider = layerOf(file) === 'providers';
	expect(lines).toBeLessThanOrEqual(isProvider ? MAX_PROVIDER_LINES : MAX_LINES);
});

/** The files a file imports from, as paths from the root. */
function targetsOf(file: string): readonly string[] {
	return IMPORTS.filter((line) => line.file === file && line.from.startsWith('.')).flatMap(
		({ from }) => {
			const path = posix.join(posix.dirname(file), from);
			return FILES.filter((other) => [`${path}.ts`, `${path}/index.ts`].includes(other));
		},
	);
}

/** A way through imports, types included, that comes back to where it began; `null`: there is none. */
function circleFrom(start: string): readonly string[] | null {
	const seen = new Set<string>();
	const search = (file: string, way: readonly string[]): readonly string[] | null => {
		for (const target of targetsOf(file)) {
			if (target === start) return [...way, target];
			if (seen.has(target)) continue;
			seen.add(target);
			const found = search(target, [...way, target]);
			if (found !== null) return found;
		}
		return null;
	};
	return search(start, [start]);
}

it.each([...FILES])('%s is in no circle of imports', (file) => {
	expect(circleFrom(file)).toBeNull();
});
