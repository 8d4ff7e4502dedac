import { type DialectName, dialectNames, providers } from '../../../../nodes/AiVideo/providers';
import { code, table } from '../../../../scripts/readme/markdown';
import type { Outcome } from './outcome';
import { modelOf } from '../dialects/wire';

/** What became of one setting at every provider. */
export interface Section {
	readonly name: string;
	readonly outcomes: ReadonlyMap<DialectName, Outcome>;
}

/** The model that was chosen, where that is not the provider's default. */
function chosenModel(dialect: DialectName): readonly string[] {
	const model = modelOf(dialect);
	return model === null ? [] : [`${providers[dialect].info.label}: ${code(model)}`];
}

const INTRODUCTION = `# One setting, every provider

The same node settings give the right request at every provider, or are refused before anything is paid. Each table below is one setting: what
goes over the wire to each provider, or the words in which the node says no. Nothing else is different but the credential, and the model where a provider
has no default (${dialectNames.flatMap(chosenModel).join(', ')}).

\`@image.png\` is the file itself; \`…\` stands for its bytes in base64. This page is written by a test that runs the node in n8n's engine against an
emulator of each provider: \`UPDATE_DOCS=1 npx jest --coverage=false test/integration/suites/providersPage.test.ts\`.`;

function cell(outcome: Outcome): string {
	return outcome.kind === 'sent' ? code(outcome.wire) : `**Refused:** ${outcome.message}`;
}

function section({ name, outcomes }: Section, index: number): string {
	const rows = [...outcomes].map(([dialect, outcome]) => [
		providers[dialect].info.label,
		cell(outcome),
	]);
	return `## ${index + 1}. ${name}\n\n${table(['Provider', 'Request'], rows)}`;
}

/** docs/providers.md, whole. Pure. */
export function providersPage(sections: readonly Section[]): string {
	return `${[INTRODUCTION, ...sections.map(section)].join('\n\n')}\n`;
}
