import { AI_VIDEO_NODE } from '../client/nodes';
import type { ServerRig } from '../rig';
import { exampleNames, readExample } from './exampleFiles';
import { firstClickProblems } from './firstClick';
import { graphProblems } from './graphProblems';
import { layoutProblems } from './layoutProblems';
import { nodeProblems } from './nodeProblems';
import { fetchNodeTypes, type NodeTypes } from './serverNodeTypes';

/** What is found when the node of an example is changed. */
function problemsWith(types: NodeTypes, change: object): string[] {
	const { nodes } = readExample('prompt-to-youtube.json');
	return nodes
		.map((node) => (node.type === AI_VIDEO_NODE ? { ...node, ...change } : node))
		.flatMap((node) => nodeProblems(node, types));
}

/** Every file in `examples`, imported into the server and held against the nodes it has. */
export function importTests(rig: () => ServerRig): void {
	let types: NodeTypes;

	beforeAll(async () => {
		types = await fetchNodeTypes(rig().n8n.session);
	});

	describe.each(exampleNames())('the example %s', (name) => {
		const workflow = readExample(name);

		it('can be imported', async () => {
			const saved = await rig().n8n.workflows.create(workflow);
			expect(saved.name).toBe(workflow.name);
		});

		it('has only nodes and parameters that the server knows, all of them set', () => {
			expect(workflow.nodes.flatMap((node) => nodeProblems(node, types))).toEqual([]);
		});

		it('connects and mentions only nodes it has', () => {
			expect(graphProblems(workflow)).toEqual([]);
		});

		it('makes a video at the first click', () => {
			expect(firstClickProblems(workflow, types)).toEqual([]);
		});

		it('says what to set up and what it costs', () => {
			const notes = workflow.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
			const text = notes.map(({ parameters }) => String(parameters.content)).join('\n');
			expect(text).toContain('**Set up:**');
			expect(text).toContain('**Costs:**');
		});

		it('is laid out so that nothing hides anything, and explained', () => {
			expect(layoutProblems(workflow)).toEqual([]);
		});

		it('shows this package at work', () => {
			expect(workflow.nodes.some(({ type }) => type.startsWith(AI_VIDEO_NODE))).toBe(true);
		});
	});

	it('lets an agent of version 2.2 take the place of the newer one', () => {
		const { nodes } = readExample('ai-agent.json');
		const older = nodes
			.filter(({ type }) => type.endsWith('.agent'))
			.map((node) => ({ ...node, typeVersion: 2.2 }));
		expect(older.flatMap((node) => nodeProblems(node, types))).toEqual([
			expect.stringMatching(/^Video Agent: version [\d.]+ of .* is out$/),
		]);
	});

	describe('the check of the examples', () => {
		it('finds a trigger that leads elsewhere at the first click', () => {
			const workflow = readExample('error-branch.json');
			const nodes = workflow.nodes.map((node) => ({ ...node, disabled: false }));
			expect(firstClickProblems({ ...workflow, nodes }, types)).toEqual([
				'the first click starts Every 15 Minutes, which makes no video',
			]);
		});

		it.each([
			[
				'an unknown type',
				{ type: 'n8n-nodes-base.gone' },
				'the server has no n8n-nodes-base.gone 1',
			],
			['an unknown version', { typeVersion: 99 }, `the server has no ${AI_VIDEO_NODE} 99`],
			['a credential', { credentials: {} }, "names somebody's credential"],
			[
				'a parameter of another operation',
				{ parameters: { operation: 'download', prompt: 'x' } },
				'has no parameter prompt',
			],
			[
				'an unknown option',
				{ parameters: { operation: 'generate', options: { colour: 'red' } } },
				'has no parameter options.colour',
			],
			[
				'an empty required parameter',
				{ parameters: { operation: 'wait', videoId: '' } },
				'Parameter "Video ID" is required.',
			],
		])('finds %s', (_what, change, problem) => {
			expect(problemsWith(types, change)).toContain(`Generate Video: ${problem}`);
		});
	});
}
