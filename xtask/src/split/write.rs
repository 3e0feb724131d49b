//! Writes the pieces. The app keeps every number it has: what moves leaves an empty shell behind, which
//! wasm-opt takes away afterwards. A part is a new module, with numbers of its own.

use super::bound::{Module, start_of};
use super::{PARTS, sentence};
use crate::Outcome;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, InstructionSink, TableSection, TypeSection,
};
use wasmparser::{DataKind, ElementItems, Operator, Parser, Payload, TypeRef};

/// The name that parts import from; `src/pwa/parts.js` gives them the app's exports under it.
const APP: &str = "app";

type Done = Result<(), Error<Infallible>>;

/// The app without what moves.
pub fn app(wasm: &[u8], module: &Module) -> Outcome<Vec<u8>> {
    let mut out = wasm_encoder::Module::new();
    let mut app = App { module, next: module.imported, tables: 0, globals: 0 };
    app.parse_core_module(&mut out, Parser::new(0), wasm).map_err(sentence)?;
    Ok(out.finish())
}

struct App<'a> {
    module: &'a Module,
    /// The function that comes next.
    next: usize,
    tables: u32,
    globals: u32,
}

impl Reencode for App<'_> {
    type Error = Infallible;

    /// Places at the end of the first table, for the ways into the parts.
    fn parse_table_section(&mut self, tables: &mut TableSection, section: wasmparser::TableSectionReader<'_>) -> Done {
        for table in section {
            let mut table = table?;
            if self.tables == 0 {
                let more = self.module.entries.len() as u64;
                table.ty.initial += more;
                table.ty.maximum = table.ty.maximum.map(|most| most + more);
            }
            self.tables += 1;
            utils::parse_table(self, tables, table)?;
        }
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        globals: &mut wasm_encoder::GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Done {
        self.globals = section.count();
        utils::parse_global_section(self, globals, section)
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Done {
        utils::parse_export_section(self, exports, section)?;
        exports.export("m", ExportKind::Memory, 0);
        for index in 0..self.tables {
            exports.export(&format!("t{index}"), ExportKind::Table, index);
        }
        for index in 0..self.globals {
            exports.export(&format!("g{index}"), ExportKind::Global, index);
        }
        for index in self.module.shared() {
            exports.export(&format!("f{index}"), ExportKind::Func, index);
        }
        Ok(())
    }

    /// A place that belongs to a part stays empty.
    fn parse_element(&mut self, elements: &mut ElementSection, element: wasmparser::Element<'_>) -> Done {
        let (Some(start), ElementItems::Functions(functions)) = (start_of(&element)?, element.items.clone()) else {
            return utils::parse_element(self, elements, element);
        };
        let functions: Vec<u32> = functions.into_iter().collect::<Result<_, _>>()?;
        let slots = (start..).zip(functions).filter(|&(_, function)| self.module.part_of[function as usize].is_none());
        write_slots(elements, &slots.collect::<Vec<_>>());
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: wasmparser::FunctionBody<'_>) -> Done {
        let index = self.next;
        self.next += 1;
        if self.module.part_of[index].is_none() {
            return utils::parse_function_body(self, code, body);
        }
        let mut function = Function::new([]);
        let mut sink = function.instructions();
        if let Some(slot) = self.module.slot_of_entry(u32::try_from(index).unwrap_or(u32::MAX)) {
            through_the_table(&mut sink, self.module, index, slot);
        } else {
            sink.unreachable();
        }
        sink.end();
        code.function(&function);
        Ok(())
    }

    /// Zeros where a part's constants were: they cost nothing, and everything keeps its address.
    fn parse_data(&mut self, data: &mut DataSection, datum: wasmparser::Data<'_>) -> Done {
        let Some(address) = address_of(&datum)? else { return utils::parse_data(self, data, datum) };
        let mut bytes = datum.data.to_vec();
        for (range, _) in &self.module.data {
            if let Some(inside) = inside(range, address, bytes.len()) {
                bytes[inside].fill(0);
            }
        }
        let start = i32::try_from(address).unwrap_or_default();
        data.active(0, &ConstExpr::i32_const(start), bytes);
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut wasm_encoder::Module, _: wasmparser::CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}

/// Calls what stands in a place of the table, with what this function was called with.
fn through_the_table(sink: &mut InstructionSink<'_>, module: &Module, index: usize, slot: u32) {
    let of = module.types[index];
    let count = module.signatures[of as usize].params().len();
    for local in (0u32..).take(count) {
        sink.local_get(local);
    }
    sink.i32_const(i32::try_from(slot).unwrap_or_default());
    sink.call_indirect(0, of);
}

/// One segment for each run of places without a gap.
fn write_slots(elements: &mut ElementSection, slots: &[(u32, u32)]) {
    for run in slots.chunk_by(|a, b| a.0 + 1 == b.0) {
        let functions: Vec<u32> = run.iter().map(|&(_, function)| function).collect();
        let start = ConstExpr::i32_const(i32::try_from(run[0].0).unwrap_or_default());
        elements.active(None, &start, Elements::Functions(functions.into()));
    }
}

/// The part of a segment that lies in a stretch of memory.
fn inside(range: &Range<usize>, address: usize, length: usize) -> Option<Range<usize>> {
    let start = range.start.max(address);
    let end = range.end.min(address + length);
    (start < end).then(|| start - address..end - address)
}

fn address_of(datum: &wasmparser::Data<'_>) -> wasmparser::Result<Option<usize>> {
    let DataKind::Active { memory_index: 0, offset_expr } = &datum.kind else { return Ok(None) };
    Ok(match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => usize::try_from(value).ok(),
        _ => None,
    })
}

/// The parts, each a module.
pub fn parts(wasm: &[u8], module: &Module) -> Outcome<Vec<Vec<u8>>> {
    (0..PARTS.len()).map(|part| PartOf::new(module, part).write(wasm).map_err(sentence)).collect()
}

/// A part on its way: imports first, then its own functions.
struct PartOf<'a> {
    module: &'a Module,
    part: usize,
    numbers: BTreeMap<u32, u32>,
    types: TypeSection,
    imports: ImportSection,
    code: CodeSection,
    data: DataSection,
    /// The function of the app that comes next.
    next: usize,
}

impl Reencode for PartOf<'_> {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        // All that a part calls is imported or its own: anything else would be a fault of `Module::shared`.
        Ok(self.numbers.get(&index).copied().unwrap_or(u32::MAX))
    }
}

impl<'a> PartOf<'a> {
    fn new(module: &'a Module, part: usize) -> Self {
        let own = module.functions_of(part);
        let called = |index: &u32| module.part_of[*index as usize] != Some(part);
        let shared = module.shared().into_iter().filter(called);
        let numbers = shared.chain(own).zip(0..).collect();
        Self {
            module,
            part,
            numbers,
            types: TypeSection::new(),
            imports: ImportSection::new(),
            code: CodeSection::new(),
            data: DataSection::new(),
            next: module.imported,
        }
    }

    fn write(mut self, wasm: &[u8]) -> Result<Vec<u8>, Error<Infallible>> {
        for payload in Parser::new(0).parse_all(wasm) {
            self.take(payload?)?;
        }
        let own = self.module.functions_of(self.part);
        for index in self.module.shared().iter().filter(|index| !own.contains(index)) {
            let of = self.module.types[*index as usize];
            self.imports.import(APP, &format!("f{index}"), EntityType::Function(of));
        }
        let mut functions = FunctionSection::new();
        for &index in &own {
            functions.function(self.module.types[index as usize]);
        }
        let mut out = wasm_encoder::Module::new();
        out.section(&self.types).section(&self.imports).section(&functions).section(&self.elements());
        out.section(&self.code).section(&self.data);
        Ok(out.finish())
    }

    fn take(&mut self, payload: Payload<'_>) -> Done {
        match payload {
            Payload::TypeSection(section) => {
                let mut types = std::mem::take(&mut self.types);
                self.parse_type_section(&mut types, section)?;
                self.types = types;
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let other = !matches!(import?.ty, TypeRef::Func(_));
                    assert!(!other, "wasm-bindgen imports functions only");
                }
            }
            Payload::TableSection(section) => {
                for (index, table) in (0..).zip(section) {
                    let mut of = self.table_type(table?.ty)?;
                    (of.minimum, of.maximum) = (0, of.maximum.map(|most| most + self.module.entries.len() as u64));
                    self.imports.import(APP, &format!("t{index}"), of);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    let of = self.memory_type(memory?)?;
                    self.imports.import(APP, "m", of);
                }
            }
            Payload::GlobalSection(section) => {
                for (index, global) in (0..).zip(section) {
                    let of = self.global_type(global?.ty)?;
                    self.imports.import(APP, &format!("g{index}"), of);
                }
            }
            Payload::CodeSectionEntry(body) => self.take_body(body)?,
            Payload::DataSection(section) => {
                for datum in section {
                    self.take_data(&datum?)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_body(&mut self, body: wasmparser::FunctionBody<'_>) -> Done {
        let index = self.next;
        self.next += 1;
        if self.module.part_of[index] == Some(self.part) {
            let mut code = std::mem::take(&mut self.code);
            self.parse_function_body(&mut code, body)?;
            self.code = code;
        }
        Ok(())
    }

    fn take_data(&mut self, datum: &wasmparser::Data<'_>) -> Done {
        let Some(address) = address_of(datum)? else { return Ok(()) };
        for (range, _) in self.module.data.iter().filter(|(_, part)| *part == self.part) {
            if let Some(inside) = inside(range, address, datum.data.len()) {
                let start = i32::try_from(address + inside.start).unwrap_or_default();
                self.data.active(0, &ConstExpr::i32_const(start), datum.data[inside].iter().copied());
            }
        }
        Ok(())
    }

    /// The places in the table that the part fills: those its functions always had, and the way in.
    fn elements(&self) -> ElementSection {
        let is_ours = |index: u32| self.module.part_of[index as usize] == Some(self.part);
        let entries = self.module.entries.iter().map(|&(index, slot)| (slot, index));
        let ours = self.module.slots.iter().copied().chain(entries).filter(|&(_, index)| is_ours(index));
        let slots: Vec<(u32, u32)> = ours.map(|(slot, index)| (slot, self.numbers[&index])).collect();
        let mut elements = ElementSection::new();
        write_slots(&mut elements, &slots);
        elements
    }
}
