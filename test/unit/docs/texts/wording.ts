import { createRequire } from 'node:module';

// The measure n8n's own linter takes.
const linter = createRequire(require.resolve('eslint-plugin-n8n-nodes-base'));
const { titleCase }: { titleCase: (text: string) => string } = linter('title-case');

const MISCASED_ACRONYM = /\b(Id|Ids|Url|Urls|Json|Api|Mb)\b/;

export function isTitleCase(label: string): boolean {
	return titleCase(label) === label && !MISCASED_ACRONYM.test(label);
}

/** Names that are written with a capital everywhere. */
const PROPER_NAMES = ['Sora', 'Veo', 'Kling', 'WebP', 'OpenAI', 'OpenRouter', 'EZmodel', 'Artifex'];
const ACRONYM = /^[A-Z0-9]+$/;

function withoutAll(text: string, names: readonly string[]): string {
	const longestFirst = [...names].sort((left, right) => right.length - left.length);
	return longestFirst.reduce((rest, name) => rest.replaceAll(name, 'name'), text);
}

/**
 * Whether a text has capitals only where a sentence begins, in acronyms and in names.
 * @param labels of fields and operations, which texts may refer to
 */
export function isSentenceCase(text: string, labels: readonly string[]): boolean {
	if (!/^[A-Z0-9]/.test(text)) return false;
	const sentences = withoutAll(text.replaceAll('e.g. ', ''), [...labels, ...PROPER_NAMES]).split(
		/[.!?:] /,
	);
	return sentences.every((sentence) =>
		sentence
			.split(/[^\p{L}\p{N}']+/u)
			.filter((word) => word !== '')
			.slice(1)
			.every((word) => word === word.toLowerCase() || ACRONYM.test(word)),
	);
}

/** One sentence ends without a period, several end with one. */
export function hasRightEnd(text: string): boolean {
	const sentences = text.replaceAll('e.g. ', '').split('. ').length;
	return text.endsWith('.') === sentences > 1;
}

export function isTidy(text: string): boolean {
	return text === text.trim() && !/\s{2,}|[\n\t]|<br/.test(text);
}
