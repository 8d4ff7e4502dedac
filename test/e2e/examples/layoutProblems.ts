import type { INode } from 'n8n-workflow';

import type { NewWorkflow } from '../client/workflows';

/** What is wrong with how a workflow looks on the canvas. All lengths in its pixels. */

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

/** A node with its name below it. */
const NODE = { width: 96, height: 144 };
/** Nodes with several inputs at the bottom are wider. */
const WIDE_NODE = { width: 256, height: 144 };

interface Rectangle {
	readonly name: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

function sizeOf({ type, parameters }: INode): { width: number; height: number } {
	if (type === STICKY_NOTE) {
		return { width: Number(parameters.width), height: Number(parameters.height) };
	}
	return /\.(agent|chainLlm)$/.test(type) ? WIDE_NODE : NODE;
}

function rectangleOf(node: INode): Rectangle {
	const [left, top] = node.position;
	const { width, height } = sizeOf(node);
	return { name: node.name, left, top, right: left + width, bottom: top + height };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

/** Nothing may hide anything, and a sticky note has to explain it all. */
export function layoutProblems({ nodes }: NewWorkflow): string[] {
	const rectangles = nodes.map(rectangleOf);
	const overlaps = rectangles.flatMap((one, index) =>
		rectangles
			.slice(index + 1)
			.filter((other) => overlap(one, other))
			.map((other) => `${one.name} and ${other.name} overlap`),
	);
	const notes = nodes.filter(({ type }) => type === STICKY_NOTE);
	const explained = notes.some(({ parameters }) => String(parameters.content).startsWith('## '));
	return [...overlaps, ...(explained ? [] : ['no sticky note explains it'])];
}
