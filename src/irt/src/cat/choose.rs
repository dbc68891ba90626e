//! The choice of the next item.

use super::{Cat, Draw, Memory, PERSON};
use crate::View;
use crate::design::{Shadowing, Test};
use crate::exposure::Exposure;
use crate::filter::{Filter, SoFar};
use crate::shadow::{Moment, Outcome};

impl Cat {
    pub(super) fn choose(&mut self, draw: Draw<'_>) -> Option<usize> {
        let test = self.test.clone();
        let answered = self.answers.list().len() as u64;
        let criterion = if answered == 0 { test.design.criterion.at_first() } else { test.design.criterion };
        let select = if answered == 0 { &test.first } else { &test.select };
        let (theta, scoring) = (self.estimate.theta, &self.scoring);
        let view = View { answers: &self.answers, theta, scoring, draw: draw(answered, 0) };
        let Memory { values, candidates, scratch, .. } = &mut self.memory;
        let factor = select.evaluate(&view, scratch, values);
        let sign = if criterion.takes_smallest() { -1.0 } else { 1.0 };
        self.factor = sign * factor;
        candidates.clear();
        candidates.extend(values.iter().enumerate().filter_map(|(i, value)| Some((i, sign * (*value)?))));
        self.step = None;
        if answered == 0 {
            (test.kit.ways.bar)(&test.design.exposure, draw, &mut self.memory.ineligible);
        }
        if let Some(shadowing) = &test.design.shadow {
            self.assemble(shadowing)?;
        }
        self.pick(&test, draw)
    }

    /// Finds the best test with all that was asked; `None` when there is no such test.
    fn assemble(&mut self, shadowing: &Shadowing) -> Option<()> {
        let Memory { candidates, worth, administered, allowed, ineligible, .. } = &mut self.memory;
        worth.clear();
        worth.resize(self.test.pool.items().len(), 0.0);
        candidates.iter().for_each(|(item, value)| worth[*item] = *value);
        let solver = self.assemble.as_mut()?;
        loop {
            let moment = Moment { values: worth, administered, ineligible, last: &self.last };
            let outcome = solver.solve(&moment, shadowing.nodes);
            let found = matches!(outcome, Outcome::Optimal { .. } | Outcome::Best { .. });
            self.shadow = Some(outcome);
            if found {
                break;
            }
            if ineligible.is_empty() {
                return None;
            }
            ineligible.clear();
        }
        self.last.clear();
        self.last.extend_from_slice(solver.chosen());
        let wanted = |item| !self.due || solver.lacks(administered, Some(item));
        allowed.clear();
        allowed.extend(self.last.iter().copied().filter(|item| wanted(*item)));
        Some(())
    }

    fn pick(&mut self, test: &Test, draw: Draw<'_>) -> Option<usize> {
        let answered = self.answers.list().len() as u64;
        let items = test.pool.items();
        let Memory { candidates, administered, success, draws, allowed, ineligible, .. } = &mut self.memory;
        if test.design.filters.iter().any(|filter| matches!(filter, Filter::Success { .. })) {
            (test.kit.success)(&test.pool, self.estimate.theta, success);
        }
        let exposure = &test.design.exposure;
        let step = if matches!(exposure, Exposure::SympsonHetter(_)) { PERSON } else { answered };
        draws.clear();
        draws.extend((0..exposure.draws(items.len()) as u64).map(|slot| draw(step, 2 + slot)));
        let so_far = SoFar { administered, elapsed_ms: self.elapsed_ms, success, draw: draw(answered, 1) };
        self.step = self.chooser.choose_by(
            &test.kit.ways,
            candidates,
            ineligible,
            test.design.shadow.is_some().then_some(&*allowed),
            &test.design.filters,
            exposure,
            &so_far,
            draws,
        );
        self.step.map(|step| step.item)
    }
}
