import type { Choice, Element } from './elements';
import { hasRightEnd, isSentenceCase, isTidy, isTitleCase } from './wording';

/** What every guideline may look at. */
export interface Texts {
	readonly elements: readonly Element[];
	/** Labels that a text may name with their capitals. */
	readonly labels: readonly string[];
}

/** Gives the problem with an element, or `null`. */
type Guideline = (element: Element, texts: Texts) => string | null;

const sentencesOf = ({ description, hint, action }: Element) =>
	[description, hint, action].filter((text) => text !== undefined);

const HOLDERS = ['collection', 'fixedCollection'];
const SELECTORS = ['resource', 'operation'];

/** n8n's linter orders lists from this length on. */
const SHORTEST_SORTED = 5;

function isOrdered(choices: readonly Choice[]): boolean {
	const numbers = choices.map(({ value }) => value).filter((value) => value !== '');
	if (numbers.every((value) => typeof value === 'number')) {
		return numbers.every((value, index) => index === 0 || Number(numbers[index - 1]) < value);
	}
	const labels = choices.map(({ label }) => label);
	const sorted = [...labels].sort((left, right) => left.localeCompare(right));
	return labels.every((label, index) => label === sorted[index]);
}

const isOperation = ({ kind, name }: Element) => kind === 'option' && name === 'operation';

/** Providers are named as they write themselves. */
const isProvider = ({ kind, name }: Element) => kind === 'option' && name === 'dialect';

/** n8n's UX guidelines for community nodes, and its linter's rules on texts. */
export const guidelines = {
	'labels are in Title Case': (element) =>
		isProvider(element) || isTitleCase(element.label) ? null : element.label,

	'descriptions, hints and actions are in sentence case': (element, { labels }) =>
		sentencesOf(element).find((text) => !isSentenceCase(text, labels)) ?? null,

	'a boolean says "Whether"': ({ type, description }) =>
		type === 'boolean' && !description?.startsWith('Whether ') ? String(description) : null,

	'a placeholder is an example': ({ type, placeholder }) => {
		const isButton = HOLDERS.includes(type) || type === 'list';
		if (placeholder === undefined || isButton || placeholder.startsWith('e.g. ')) return null;
		return placeholder;
	},

	'every field is described': ({ kind, type, name, description }) => {
		const needsNone = kind !== 'field' || HOLDERS.includes(type) || SELECTORS.includes(name);
		return needsNone || description ? null : 'no description';
	},

	'every operation has an action and a description, both about a video': (element) => {
		if (!isOperation(element)) return null;
		const missing = [element.action, element.description].find((text) => !text?.includes('video'));
		return element.action && element.description && missing === undefined ? null : String(missing);
	},

	'actions have no articles': ({ action }) =>
		action !== undefined && /\b(an?|the)\b/i.test(action) ? action : null,

	'one sentence ends without a period, several with one': (element) =>
		sentencesOf(element).find((text) => !hasRightEnd(text)) ?? null,

	'no text has stray white space': (element) =>
		[element.label, element.placeholder ?? '', ...sentencesOf(element)].find(
			(text) => !isTidy(text),
		) ?? null,

	'a description says more than the label': ({ label, description }) =>
		description?.toLowerCase() === label.toLowerCase() ? description : null,

	'long lists are in order': ({ choices, name }) => {
		// First what most users want: any server that is not in the list, and all in one operation.
		const listed = ['dialect', 'operation'].includes(name) ? choices.slice(1) : choices;
		return listed.length < SHORTEST_SORTED || isOrdered(listed)
			? null
			: listed.map(({ label }) => label).join(', ');
	},
} satisfies Record<string, Guideline>;

export type GuidelineName = keyof typeof guidelines;

/** Everything that does not follow a guideline: where it is, and the text. */
export function violations(name: GuidelineName, texts: Texts): readonly string[] {
	const guideline: Guideline = guidelines[name];
	return texts.elements.flatMap((element) => {
		const problem = guideline(element, texts);
		return problem === null ? [] : [`${element.path}: ${problem}`];
	});
}
