//! Operations: all of one happens, or nothing of it. It stands in the journal while it is under way.
//!
//! Order: journal, records, manifest, journal away. After a crash at any point the next start finds either
//! no journal and everything as before, or a whole one and does all of it again (load.rs).

use super::journal::{self, Op};
use super::keys::Key;
use super::manifest::Manifest;
use super::port::Storage;
use super::{ReadOnly, SCHEMA, SaveError, Store, codec};

/// Filler that is given up so that something can be deleted from a full store.
const RESERVE: usize = 8192;

impl<S: Storage> Store<S> {
    /// Carries out an operation: all of it or nothing. It stands in the journal while it is under way.
    pub(super) fn apply(&mut self, ops: &[Op]) -> Result<(), SaveError> {
        if ops.is_empty() {
            return Ok(());
        }
        self.ready()?;
        let before: Vec<Option<String>> = ops.iter().map(|op| self.storage.get(&self.record_name(op.id()))).collect();
        let target = self.target(&before, ops);
        let written = self.write_journal(&target, &before, ops);
        let done = match (written, ops) {
            (Ok(()), _) => self.carry_out_or_take_back(&target, &before, ops),
            // One change is whole in itself. Should the process end before it is counted, that is told.
            (Err(SaveError::Full), [_]) => self.carry_out_or_take_back(&target, &before, ops),
            (Err(error), _) => Err(error),
        };
        if self.unfinished.is_none() && self.drop_journal().is_err() && written.is_ok() {
            // What the journal says will be done at the next start. So it has to be done before anything else.
            self.unfinished = Some((target, ops.to_vec()));
        }
        self.keep_reserve();
        let only_removes = ops.iter().all(|op| op.text().is_none());
        // A journal that names very many deletions may not even fit in the reserve.
        if written == Err(SaveError::Full) && only_removes && ops.len() > 1 { self.halve(ops) } else { done }
    }

    /// As one operation; where there is no room for its journal, in parts. For changes of which each is
    /// whole in itself.
    pub(super) fn apply_apart(&mut self, ops: &[Op]) -> Result<(), SaveError> {
        match self.apply(ops) {
            Err(SaveError::Full) if ops.len() > 1 => self.halve(ops),
            done => done,
        }
    }

    fn halve(&mut self, ops: &[Op]) -> Result<(), SaveError> {
        let (first, second) = ops.split_at(ops.len() / 2);
        self.apply_apart(first)?;
        self.apply_apart(second)
    }

    fn carry_out_or_take_back(
        &mut self,
        target: &Manifest,
        before: &[Option<String>],
        ops: &[Op],
    ) -> Result<(), SaveError> {
        let done = self.carry_out(target, ops);
        if done.is_err() && self.take_back(before, ops).is_err() {
            self.unfinished = Some((*target, ops.to_vec()));
        }
        done
    }

    /// Whether anything may be written now: this tab writes, and nothing is under way.
    pub(super) fn ready(&mut self) -> Result<(), SaveError> {
        self.may_write()?;
        self.finish()
    }

    /// The manifest as it will be.
    fn target(&self, before: &[Option<String>], ops: &[Op]) -> Manifest {
        let mut target = self.manifest;
        target.schema = target.schema.max(SCHEMA);
        target.min_reader = target.min_reader.max(SCHEMA);
        target.generation += 1;
        for (before, op) in before.iter().zip(ops) {
            for (text, sign) in [(before.as_deref(), -1), (op.text(), 1)] {
                let Some(text) = text else { continue };
                target.digest ^= codec::sum(text).unwrap_or_default();
                target.count = target.count.saturating_add_signed(sign);
            }
        }
        target
    }

    /// Writes the journal. What does not make the store larger may use the reserve for it.
    fn write_journal(&mut self, target: &Manifest, before: &[Option<String>], ops: &[Op]) -> Result<(), SaveError> {
        let name = Key::Journal.name(self.prefix);
        let text = journal::write(&name, target, ops);
        let weigh = |text: Option<&str>| text.map_or(0, |text| self.measure.of("", text));
        let grows = before.iter().map(|text| weigh(text.as_deref())).sum::<usize>()
            < ops.iter().map(|op| weigh(op.text())).sum();
        match self.put(&name, &text) {
            Err(SaveError::Full) if !grows => {
                self.remove(&Key::Reserve.name(self.prefix))?;
                self.put(&name, &text)
            }
            other => other,
        }
    }

    fn carry_out(&mut self, target: &Manifest, ops: &[Op]) -> Result<(), SaveError> {
        for op in ops {
            let name = self.record_name(op.id());
            match op {
                Op::Put(_, text) => self.put(&name, text)?,
                Op::Remove(_) => self.remove(&name)?,
            }
        }
        self.write_manifest(*target)
    }

    fn take_back(&mut self, before: &[Option<String>], ops: &[Op]) -> Result<(), SaveError> {
        for (before, op) in before.iter().zip(ops).rev() {
            let name = self.record_name(op.id());
            match before {
                Some(text) => self.put(&name, text)?,
                None => self.remove(&name)?,
            }
        }
        self.write_manifest(self.manifest)
    }

    /// Finishes what stands in the journal and could not be finished before.
    pub(super) fn finish(&mut self) -> Result<(), SaveError> {
        let Some((target, ops)) = self.unfinished.take() else { return Ok(()) };
        let done = self.carry_out(&target, &ops).and_then(|()| self.drop_journal());
        if done.is_err() {
            self.unfinished = Some((target, ops));
        }
        done
    }

    fn drop_journal(&mut self) -> Result<(), SaveError> {
        self.remove(&Key::Journal.name(self.prefix))
    }

    fn keep_reserve(&mut self) {
        let name = Key::Reserve.name(self.prefix);
        if self.storage.get(&name).is_none() {
            let _ = self.put(&name, &" ".repeat(RESERVE));
        }
    }

    pub(super) fn write_manifest(&mut self, manifest: Manifest) -> Result<(), SaveError> {
        let name = Key::Manifest.name(self.prefix);
        let text = manifest.write(&name);
        if self.seen.as_ref() != Some(&text) {
            let done = self.put(&name, &text);
            // Whatever stands there now, it was this tab that wrote it.
            self.seen = self.storage.get(&name);
            done?;
        }
        self.manifest = manifest;
        Ok(())
    }

    /// Nothing is written where this tab may only look, and where another one has written meanwhile.
    pub(super) fn may_write(&mut self) -> Result<(), SaveError> {
        if self.read_only.is_none() && self.has_changed_outside() {
            self.read_only = Some(self.who_wrote());
        }
        self.read_only.map_or(Ok(()), |why| Err(SaveError::ReadOnly(why)))
    }

    /// Whether another tab has written since this one last did.
    #[must_use]
    pub fn has_changed_outside(&self) -> bool {
        self.storage.get(&Key::Manifest.name(self.prefix)) != self.seen
    }

    fn who_wrote(&self) -> ReadOnly {
        let name = Key::Manifest.name(self.prefix);
        let found = self.storage.get(&name).and_then(|text| Manifest::read(&name, &text));
        let is_newer = found.is_some_and(|found| found.manifest.min_reader > SCHEMA);
        if is_newer { ReadOnly::Newer } else { ReadOnly::OtherTab }
    }

    /// Writes a value and reads it back; one that did not arrive is written once more.
    pub(super) fn put(&mut self, name: &str, text: &str) -> Result<(), SaveError> {
        for _ in 0..2 {
            let before = self.storage.get(name).map_or(0, |old| self.measure.of(name, &old));
            let set = self.storage.set(name, text);
            let there = self.storage.get(name);
            let after = there.as_ref().map_or(0, |new| self.measure.of(name, new));
            self.used = (self.used + after).saturating_sub(before);
            set?;
            if there.as_deref() == Some(text) {
                return Ok(());
            }
        }
        Err(SaveError::NotKept)
    }

    /// Removes a value and looks whether it is gone; one that is not is removed once more.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), SaveError> {
        let Some(old) = self.storage.get(name) else { return Ok(()) };
        for _ in 0..2 {
            self.storage.remove(name)?;
            if self.storage.get(name).is_none() {
                self.used = self.used.saturating_sub(self.measure.of(name, &old));
                return Ok(());
            }
        }
        Err(SaveError::NotKept)
    }
}
