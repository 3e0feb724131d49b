//! What wasm-bindgen wrote, and what the plan means there: numbers have changed, names have not.

use super::{Plan, sentence};
use crate::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FuncType, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// Where functions live in the app, and which of them move.
#[derive(Debug, Default)]
pub struct Module {
    /// How many functions are imported, and come first.
    pub imported: usize,
    /// The type of each function.
    pub types: Vec<u32>,
    /// The types of functions, by index.
    pub signatures: Vec<FuncType>,
    /// The part a function goes to.
    pub part_of: Vec<Option<usize>>,
    /// For each part, the function it begins with and its new place in the table.
    pub entries: Vec<(u32, u32)>,
    /// Places in the table, and the functions that stand there.
    pub slots: Vec<(u32, u32)>,
    /// How many places the table has so far.
    pub table_size: u32,
    /// What calls what.
    pub calls: Vec<Vec<u32>>,
    /// Stretches of memory that move, and the part they go to.
    pub data: Vec<(Range<usize>, usize)>,
    /// Names of functions, as long as they are needed.
    names: BTreeMap<String, Vec<u32>>,
    exported: Vec<u32>,
}

impl Module {
    /// Reads a module and finds in it what moves.
    pub fn read(wasm: &[u8], plan: &Plan) -> Outcome<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            payload.and_then(|payload| module.take(payload)).map_err(sentence)?;
        }
        module.data.clone_from(&plan.data);
        module.choose(plan)?;
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'_>) -> wasmparser::Result<()> {
        match payload {
            Payload::TypeSection(types) => {
                self.signatures = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if let TypeRef::Func(of) = import?.ty {
                        self.types.push(of);
                    }
                }
                self.imported = self.types.len();
                self.calls = vec![Vec::new(); self.imported];
            }
            Payload::FunctionSection(functions) => {
                for of in functions {
                    self.types.push(of?);
                }
            }
            Payload::TableSection(tables) => {
                if let Some(first) = tables.into_iter().next() {
                    self.table_size = u32::try_from(first?.ty.initial).unwrap_or(u32::MAX);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.exported.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.exported.push(func),
            Payload::ElementSection(elements) => {
                for element in elements {
                    self.take_slots(&element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut calls = Vec::new();
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index: to } | Operator::RefFunc { function_index: to } = operator?
                    {
                        calls.push(to);
                    }
                }
                self.calls.push(calls);
            }
            Payload::CustomSection(custom) => self.take_names(custom.as_known())?,
            _ => {}
        }
        Ok(())
    }

    fn take_slots(&mut self, element: &wasmparser::Element<'_>) -> wasmparser::Result<()> {
        if let Some(start) = start_of(element)?
            && let ElementItems::Functions(functions) = element.items.clone()
        {
            for (slot, function) in (start..).zip(functions) {
                self.slots.push((slot, function?));
            }
        }
        Ok(())
    }

    fn take_names(&mut self, custom: KnownCustom<'_>) -> wasmparser::Result<()> {
        let KnownCustom::Name(names) = custom else { return Ok(()) };
        for name in names {
            if let Name::Function(functions) = name? {
                for naming in functions {
                    let naming = naming?;
                    self.names.entry(naming.name.to_owned()).or_default().push(naming.index);
                }
            }
        }
        Ok(())
    }

    /// Follows the plan by name. A name that stands for two functions now says nothing, so both stay.
    fn choose(&mut self, plan: &Plan) -> Outcome {
        self.part_of = vec![None; self.types.len()];
        for (name, &part) in &plan.functions {
            if let Some([index]) = self.names.get(name).map(Vec::as_slice) {
                self.part_of[*index as usize] = Some(part).filter(|_| *index as usize >= self.imported);
            }
        }
        for (slot, entry) in (self.table_size..).zip(&plan.entries) {
            let Some([index]) = self.names.get(entry).map(Vec::as_slice) else {
                return Err(format!("wasm-bindgen left no function '{entry}' for a part to begin with."));
            };
            self.entries.push((*index, slot));
        }
        self.keep_what_the_app_calls();
        let lost = |&&(index, _): &&(u32, u32)| self.part_of[index as usize].is_none();
        if self.entries.iter().any(|entry| lost(&entry)) {
            return Err("A part begins with a function that the app exports.".to_owned());
        }
        Ok(())
    }

    /// wasm-bindgen adds callers of its own. Whatever is called from outside its part, but for the way in, stays.
    fn keep_what_the_app_calls(&mut self) {
        let mut open: Vec<u32> = self.exported.clone();
        for (from, calls) in self.calls.iter().enumerate() {
            let outside = |to: &&u32| self.part_of[**to as usize] != self.part_of[from] && !self.is_entry(**to);
            open.extend(calls.iter().filter(outside));
        }
        while let Some(index) = open.pop() {
            if self.part_of[index as usize].take().is_some() {
                open.extend(self.calls[index as usize].iter().copied().filter(|&to| !self.is_entry(to)));
            }
        }
    }

    /// Whether a part begins with this function.
    pub fn is_entry(&self, index: u32) -> bool {
        self.slot_of_entry(index).is_some()
    }

    /// The place in the table of a function that a part begins with.
    pub fn slot_of_entry(&self, index: u32) -> Option<u32> {
        self.entries.iter().find(|&&(entry, _)| entry == index).map(|&(_, slot)| slot)
    }

    /// The functions of a part, in order.
    pub fn functions_of(&self, part: usize) -> Vec<u32> {
        (0u32..).zip(&self.part_of).filter(|&(_, of)| *of == Some(part)).map(|(index, _)| index).collect()
    }

    /// The functions of the app that parts call, in order.
    pub fn shared(&self) -> Vec<u32> {
        let parts = (0..self.calls.len()).filter(|&index| self.part_of[index].is_some());
        let called = parts.flat_map(|from| self.calls[from].iter().map(move |&to| (from, to)));
        let mut shared: Vec<u32> =
            called.filter(|&(from, to)| self.part_of[to as usize] != self.part_of[from]).map(|(_, to)| to).collect();
        shared.sort_unstable();
        shared.dedup();
        shared
    }
}

/// Where an element begins in the first table.
pub fn start_of(element: &wasmparser::Element<'_>) -> wasmparser::Result<Option<u32>> {
    let ElementKind::Active { table_index: None | Some(0), offset_expr } = &element.kind else { return Ok(None) };
    Ok(match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => u32::try_from(value).ok(),
        _ => None,
    })
}
