import { parametersOf } from './rig';
import { until } from './rigJobs';
import { useRig } from './rigOfFile';
const rig = useRig();
it.each(Array.from({length:40},(_,i)=>i))('x %i', async () => {
	rig().emulator.settings('openai').generationMs = 0;
	rig().emulator.faults.add({ route: 'content', times: Infinity, action: { kind: 'stall', afterBytes: 20_000 } });
	const run = rig().start({ dialect: 'openai', parameters: parametersOf('generate') });
	const steps: string[] = [];
	const t = setTimeout(() => console.log(steps, run.calls, rig().emulator.requests.map(({route,status})=>[route,status]), rig().engine.logs.filter(l=>l.executionId===run.executionId).map(l=>l.message)), 3000);
	await until(() => rig().requestsTo('content').length > 0);
	steps.push('content');
	run.cancel();
	await run.result; steps.push('result');
	await run.nodeSettled; steps.push('settled');
	clearTimeout(t);
});
