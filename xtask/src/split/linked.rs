//! What the linker wrote: which function and which constant refers to which (`--emit-relocs`).
//!
//! Only this file of all knows. Once wasm-bindgen has been at it, an address is a number like any other.

use super::{PARTS, Plan, sentence};
use crate::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    DataKind, DefinedDataSymbol, ExternalKind, FunctionBody, KnownCustom, Linking, Name, Operator, Parser, Payload,
    RelocationType, SymbolInfo, TypeRef,
};

/// A function or a constant: functions first, by index; then the symbols of data, by index.
type Node = usize;

#[derive(Default)]
struct Linked<'a> {
    /// How many functions are imported, and come first.
    imported: usize,
    /// The bytes of each function, in the file.
    bodies: Vec<FunctionBody<'a>>,
    names: BTreeMap<usize, &'a str>,
    /// What starts by itself, or is called from outside.
    roots: Vec<Node>,
    segments: Vec<Segment>,
    symbols: Vec<Symbol>,
    /// Where in the file the code and the data begin, and the places in them that refer to a symbol.
    code: Relocations,
    data: Relocations,
}

#[derive(Default)]
struct Relocations {
    section: usize,
    start: usize,
    /// Where in the file, and which symbol.
    found: Vec<(usize, usize)>,
}

/// One piece of memory that is filled at the start.
struct Segment {
    address: usize,
    in_file: Range<usize>,
}

#[derive(Clone, Copy)]
enum Symbol {
    Function(usize),
    Data(DefinedDataSymbol),
    Other,
}

/// What of this goes into which part.
pub fn plan(wasm: &[u8]) -> Outcome<Plan> {
    let mut linked = read(wasm).map_err(sentence)?;
    if linked.code.found.is_empty() || linked.symbols.is_empty() {
        return Err("The linker wrote no relocations: src/build.rs asks it to.".to_owned());
    }
    let edges = linked.edges().map_err(sentence)?;
    let entries = linked.entries()?;
    let owners = owners(&edges, &linked.roots, &entries);
    Ok(linked.plan(&owners, &entries))
}

fn read(wasm: &[u8]) -> wasmparser::Result<Linked<'_>> {
    let mut linked = Linked::default();
    let mut section = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let is_section = payload.as_section().is_some() && !matches!(payload, Payload::CodeSectionEntry(_));
        linked.take(payload, section)?;
        section += usize::from(is_section);
    }
    Ok(linked)
}

impl<'a> Linked<'a> {
    fn take(&mut self, payload: Payload<'a>, section: usize) -> wasmparser::Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.push(export.index as usize);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func as usize),
            Payload::CodeSectionStart { range, .. } => {
                self.code = Relocations { section, start: range.start, found: Vec::new() };
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(data) => {
                self.data = Relocations { section, start: data.range().start, found: Vec::new() };
                for datum in data {
                    self.segments.push(segment(&datum?)?);
                }
            }
            Payload::CustomSection(custom) => self.take_custom(custom.as_known())?,
            _ => {}
        }
        Ok(())
    }

    fn take_custom(&mut self, custom: KnownCustom<'a>) -> wasmparser::Result<()> {
        match custom {
            KnownCustom::Name(names) => {
                for name in names {
                    if let Name::Function(functions) = name? {
                        for naming in functions {
                            let naming = naming?;
                            self.names.insert(naming.index as usize, naming.name);
                        }
                    }
                }
            }
            KnownCustom::Linking(linking) => {
                for part in linking.subsections() {
                    if let Linking::SymbolTable(symbols) = part? {
                        self.symbols = symbols.into_iter().map(|it| it.map(symbol)).collect::<Result<_, _>>()?;
                    }
                }
            }
            KnownCustom::Reloc(relocations) => {
                let section = relocations.section_index() as usize;
                let of = [&mut self.code, &mut self.data].into_iter().find(|it| it.start > 0 && it.section == section);
                let Some(of) = of else { return Ok(()) };
                for entry in relocations.entries() {
                    let entry = entry?;
                    if entry.ty != RelocationType::TypeIndexLeb {
                        of.found.push((of.start + entry.offset as usize, entry.index as usize));
                    }
                }
                of.found.sort_unstable();
            }
            _ => {}
        }
        Ok(())
    }

    /// What each node refers to.
    fn edges(&mut self) -> wasmparser::Result<Vec<Vec<Node>>> {
        let mut edges = vec![Vec::new(); self.functions() + self.symbols.len()];
        for (index, body) in self.bodies.iter().enumerate() {
            let from = &mut edges[self.imported + index];
            from.extend(within(&self.code.found, body.range()).filter_map(|symbol| self.node(symbol)));
            // What the linker itself wrote has no relocations.
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index: to } | Operator::RefFunc { function_index: to } = operator? {
                    from.push(to as usize);
                }
            }
        }
        for (index, symbol) in self.symbols.iter().enumerate() {
            let Some(range) = self.in_file(symbol) else { continue };
            edges[self.functions() + index].extend(within(&self.data.found, range).filter_map(|it| self.node(it)));
        }
        self.add_nameless_data();
        Ok(edges)
    }

    /// Whatever lies in no symbol may be used by anybody.
    fn add_nameless_data(&mut self) {
        let mut named: Vec<Range<usize>> = self.symbols.iter().filter_map(|symbol| self.in_file(symbol)).collect();
        named.sort_by_key(|range| range.start);
        let mut reached = 0;
        let mut next = 0;
        for &(place, symbol) in &self.data.found {
            while next < named.len() && named[next].start <= place {
                reached = reached.max(named[next].end);
                next += 1;
            }
            if place >= reached {
                self.roots.extend(self.node(symbol));
            }
        }
    }

    fn functions(&self) -> usize {
        self.imported + self.bodies.len()
    }

    fn node(&self, symbol: usize) -> Option<Node> {
        match self.symbols.get(symbol)? {
            Symbol::Function(index) => Some(*index),
            Symbol::Data(_) => Some(self.functions() + symbol),
            Symbol::Other => None,
        }
    }

    fn in_file(&self, symbol: &Symbol) -> Option<Range<usize>> {
        let Symbol::Data(data) = symbol else { return None };
        let segment = self.segments.get(data.index as usize)?;
        let start = segment.in_file.start + data.offset as usize;
        let end = start + data.size as usize;
        (end <= segment.in_file.end).then_some(start..end)
    }

    /// The function each part begins with.
    fn entries(&self) -> Outcome<Vec<Node>> {
        let find = |entry: &str| {
            let mut found = self.names.iter().filter(|(_, name)| name.contains(entry)).map(|(&index, _)| index);
            match (found.next(), found.next()) {
                (Some(index), None) => Ok(index),
                _ => Err(format!("There must be exactly one function '{entry}' for a part to begin with.")),
            }
        };
        PARTS.iter().map(|part| find(part.entry)).collect()
    }

    fn plan(&self, owners: &[Owner], entries: &[Node]) -> Plan {
        let mut plan = Plan::default();
        for (&index, &name) in &self.names {
            if let Owner::Part(part) = owners[index] {
                plan.functions.insert(name.to_owned(), part);
            }
        }
        plan.entries = entries.iter().map(|entry| self.names[entry].to_owned()).collect();
        plan.data = self.bytes(owners);
        plan
    }

    /// The stretches of memory that belong to parts. Symbols overlap: what the app may read too stays there.
    fn bytes(&self, owners: &[Owner]) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        for (index, segment) in self.segments.iter().enumerate() {
            let mut marks = vec![Owner::Nobody; segment.in_file.len()];
            for (number, symbol) in self.symbols.iter().enumerate() {
                let (Symbol::Data(data), Some(_)) = (symbol, self.in_file(symbol)) else { continue };
                if data.index as usize == index {
                    let place = data.offset as usize..(data.offset + data.size) as usize;
                    marks[place].iter_mut().for_each(|mark| *mark = mark.and(owners[self.functions() + number]));
                }
            }
            let mut start = 0;
            for run in marks.chunk_by(|a, b| a == b) {
                if let Owner::Part(part) = run[0] {
                    found.push((segment.address + start..segment.address + start + run.len(), part));
                }
                start += run.len();
            }
        }
        found
    }
}

/// Who needs something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Owner {
    Nobody,
    Part(usize),
    /// The app, or two parts: it stays with the app.
    App,
}

impl Owner {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, one) | (one, Self::Nobody) => one,
            (one, other) if one == other => one,
            _ => Self::App,
        }
    }
}

/// Who reaches what. The way into a part is no way for the app.
fn owners(edges: &[Vec<Node>], roots: &[Node], entries: &[Node]) -> Vec<Owner> {
    let mut owners = vec![Owner::Nobody; edges.len()];
    let mut reach = |owner: Owner, from: Vec<Node>| {
        let mut open = from;
        let mut seen = vec![false; edges.len()];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                owners[node] = owners[node].and(owner);
                open.extend(edges[node].iter().copied().filter(|to| !entries.contains(to)));
            }
        }
    };
    reach(Owner::App, roots.to_vec());
    for (part, &entry) in entries.iter().enumerate() {
        reach(Owner::Part(part), vec![entry]);
    }
    owners
}

fn segment(datum: &wasmparser::Data<'_>) -> wasmparser::Result<Segment> {
    let in_file = datum.range.end - datum.data.len()..datum.range.end;
    let DataKind::Active { offset_expr, .. } = &datum.kind else {
        return Ok(Segment { address: 0, in_file: 0..0 });
    };
    let address = match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => usize::try_from(value).unwrap_or_default(),
        _ => 0,
    };
    Ok(Segment { address, in_file })
}

fn symbol(info: SymbolInfo<'_>) -> Symbol {
    match info {
        SymbolInfo::Func { index, .. } => Symbol::Function(index as usize),
        SymbolInfo::Data { symbol: Some(data), .. } => Symbol::Data(data),
        _ => Symbol::Other,
    }
}

fn within(found: &[(usize, usize)], range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let first = found.partition_point(|&(place, _)| place < range.start);
    found[first..].iter().take_while(move |&&(place, _)| place < range.end).map(|&(_, symbol)| symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_entry_reaches_is_the_parts() {
        // 0 the app, 1 the entry, 2 shared, 3 only behind the entry, 4 nobody's.
        let edges = [vec![1, 2], vec![2, 3], vec![], vec![1], vec![]];
        let found = owners(&edges, &[0], &[1]);
        assert_eq!(found, [Owner::App, Owner::Part(0), Owner::App, Owner::Part(0), Owner::Nobody]);
    }
}
