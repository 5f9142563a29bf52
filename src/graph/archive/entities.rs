//! Names of entities as numbers, and which entity each stands for.

use std::sync::Arc;

use super::super::Why;
use super::names::Names;

/// A name as [`Entities::declared_as`](super::super::Entities::declared_as) knows it: its entity, or
/// the normal form of a name that nothing declares.
pub(super) type Known = Result<(Arc<str>, Why), String>;

/// Names of entities, and which entity each stands for.
#[derive(Debug, Default)]
pub(super) struct EntityNames {
    names: Names,
    /// For each name the number of the first name of its entity.
    entity: Vec<u32>,
    /// Normal forms of names that nothing declares, and the first name of each.
    forms: Names,
    first: Vec<u32>,
    /// The names that are another form of one before them.
    others: Vec<u32>,
    count: usize,
}

impl EntityNames {
    /// How many entities there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The number of the entity that a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.names.get(name).map(|id| self.entity[id as usize])
    }

    /// Adds a name, and returns the number of its entity.
    pub(super) fn insert(&mut self, name: &str, known: Known) -> u32 {
        if let Some(entity) = self.get(name) {
            return entity;
        }
        match known {
            Ok((entity, _)) => {
                let own = self.own(&entity);
                self.another(name, own)
            }
            Err(form) if form.is_empty() => self.own(name.trim()),
            Err(form) => {
                let (form, new) = self.forms.insert(&form);
                if new {
                    let own = self.own(name.trim());
                    self.first.push(own);
                    return self.another(name, own);
                }
                let entity = self.another(name, self.first[form as usize]);
                // Blanks around a name make no other form of it.
                if self.get(name.trim()).is_none() {
                    self.another(name.trim(), entity);
                }
                let other = self.names.get(name.trim()).filter(|id| *id != entity);
                self.others.extend(other);
                entity
            }
        }
    }

    /// All names of entities, one for each.
    pub(super) fn all(&self) -> Vec<String> {
        let own = |id: &u32| self.entity[*id as usize] == *id;
        let last = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        (0..last).filter(own).map(|id| self.names.name(id).to_owned()).collect()
    }

    /// All names of entities that nothing declares and that are written in more than one form.
    pub(super) fn forms(&self) -> Vec<String> {
        let firsts = self.others.iter().map(|&id| self.entity[id as usize]);
        let mut names: Vec<&str> =
            firsts.chain(self.others.iter().copied()).map(|id| self.names.name(id)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(str::to_owned).collect()
    }

    /// The number of an entity by its own name.
    fn own(&mut self, entity: &str) -> u32 {
        let (id, new) = self.names.insert(entity);
        if new {
            self.entity.push(id);
            self.count += 1;
        }
        self.entity[id as usize]
    }

    /// A name, new or known, that stands for an entity.
    fn another(&mut self, name: &str, entity: u32) -> u32 {
        let (_, new) = self.names.insert(name);
        if new {
            self.entity.push(entity);
        }
        entity
    }
}
