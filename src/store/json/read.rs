//! Reading JSON.

use super::scan::plain_bytes;
use super::{DEEPEST, Error};
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::borrow::Cow;

/// Reads one value.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: usize,
}

impl<'de> Reader<'de> {
    /// A reader at the start of a text.
    pub(super) const fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Whether nothing but blanks is left.
    pub(super) fn is_at_the_end(&mut self) -> bool {
        self.skip_blanks();
        self.at == self.text.len()
    }

    fn rest(&self) -> &'de str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    pub(super) fn peek(&mut self) -> Result<u8, Error> {
        self.skip_blanks();
        self.byte().ok_or(Error)
    }

    /// Takes this byte.
    pub(super) fn take(&mut self, expected: u8) -> Result<(), Error> {
        if self.peek()? != expected {
            return Err(Error);
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Error> {
        if !self.rest().starts_with(word) {
            return Err(Error);
        }
        self.at += word.len();
        Ok(())
    }

    /// Reads what is inside a pair of brackets.
    pub(super) fn deeper<T>(
        &mut self,
        open: u8,
        close: u8,
        read: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.take(open)?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error);
        }
        let value = read(self)?;
        self.depth -= 1;
        self.take(close)?;
        Ok(value)
    }

    /// Before the next part of a list or object: a comma between parts, nothing before the first.
    pub(super) fn has_next(&mut self, first: &mut bool, close: u8) -> Result<bool, Error> {
        if self.peek()? == close {
            return Ok(false);
        }
        if !std::mem::replace(first, false) {
            self.take(b',')?;
            if self.peek()? == close {
                return Err(Error);
            }
        }
        Ok(true)
    }

    /// A text; as it stands where nothing in it is escaped, which spares a copy of every name of a field.
    fn text(&mut self) -> Result<Cow<'de, str>, Error> {
        self.take(b'"')?;
        let plain = self.plain()?;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut out = plain.to_owned();
        loop {
            match self.byte().ok_or(Error)? {
                b'"' => {
                    self.at += 1;
                    return Ok(Cow::Owned(out));
                }
                b'\\' => {
                    self.at += 1;
                    out.push(self.escaped()?);
                }
                _ => return Err(Error),
            }
            out.push_str(self.plain()?);
        }
    }

    /// What stands there up to the next quotation mark, backslash or control character.
    fn plain(&mut self) -> Result<&'de str, Error> {
        let rest = self.rest();
        let plain = plain_bytes(rest.as_bytes());
        self.at += plain;
        rest.get(..plain).ok_or(Error)
    }

    fn escaped(&mut self) -> Result<char, Error> {
        let kind = self.byte().ok_or(Error)?;
        self.at += 1;
        Ok(match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return Err(Error),
        })
    }

    /// `XXXX` after `\u`, with its second half where it is a surrogate.
    fn code_point(&mut self) -> Result<char, Error> {
        let first = self.hex4()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(Error);
        }
        self.word("\\u")?;
        let second = self.hex4()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(Error);
        }
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(Error)
    }

    fn hex4(&mut self) -> Result<u32, Error> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(Error)?;
        self.at += 4;
        digits.iter().try_fold(0, |sum, &digit| Ok(sum << 4 | char::from(digit).to_digit(16).ok_or(Error)?))
    }

    fn whole(&mut self) -> Result<(bool, u64), Error> {
        let negative = self.byte() == Some(b'-');
        self.at += usize::from(negative);
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..digits).ok_or(Error)?;
        self.at += digits;
        let leading_zero = digits > 1 && number.starts_with('0');
        if leading_zero || matches!(self.byte(), Some(b'.' | b'e' | b'E')) {
            return Err(Error);
        }
        Ok((negative, number.parse().map_err(|_| Error)?))
    }

    /// The text of the next value, as it stands.
    pub(super) fn raw(&mut self) -> Result<&'de str, Error> {
        self.peek()?;
        let from = self.at;
        self.skip_value()?;
        self.text.get(from..self.at).ok_or(Error)
    }

    /// Passes over a value of any shape, numbers of any kind included.
    fn skip_value(&mut self) -> Result<(), Error> {
        match self.peek()? {
            b'"' => self.text().map(drop),
            b'{' => self.deeper(b'{', b'}', |reader| {
                let mut first = true;
                while reader.has_next(&mut first, b'}')? {
                    reader.peek()?;
                    reader.text()?;
                    reader.take(b':')?;
                    reader.skip_value()?;
                }
                Ok(())
            }),
            b'[' => self.deeper(b'[', b']', |reader| {
                let mut first = true;
                while reader.has_next(&mut first, b']')? {
                    reader.skip_value()?;
                }
                Ok(())
            }),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => {
                let number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
                let length = self.rest().bytes().take_while(number).count();
                self.at += length;
                if length == 0 { Err(Error) } else { Ok(()) }
            }
        }
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek()? {
            b'"' => visitor.visit_string(self.text()?.into_owned()),
            b'{' => self.deeper(b'{', b'}', |reader| visitor.visit_map(Items { reader, first: true })),
            b'[' => self.deeper(b'[', b']', |reader| visitor.visit_seq(Items { reader, first: true })),
            b't' => self.word("true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.word("false").and_then(|()| visitor.visit_bool(false)),
            b'n' => self.word("null").and_then(|()| visitor.visit_unit()),
            _ => match self.whole()? {
                (false, number) => visitor.visit_u64(number),
                (true, number) => visitor.visit_i64(0_i64.checked_sub_unsigned(number).ok_or(Error)?),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek()? == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.peek()? == b'"' {
            return visitor.visit_enum(Named { reader: self });
        }
        self.deeper(b'{', b'}', |reader| visitor.visit_enum(Tagged { reader }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip_value()?;
        visitor.visit_unit()
    }

    // Each kind asks for exactly its own shape, and not by way of `deserialize_any`: what a visitor
    // could also take is then never called, and the compiler leaves it out of the bundle.

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = self.peek()? == b't';
        self.word(if value { "true" } else { "false" })?;
        visitor.visit_bool(value)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.peek()?;
        match self.whole()? {
            (false, number) => visitor.visit_u64(number),
            (true, _) => Err(Error),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.peek()?;
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.peek()?;
        visitor.visit_string(self.text()?.into_owned())
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deeper(b'[', b']', |reader| visitor.visit_seq(Items { reader, first: true }))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deeper(b'{', b'}', |reader| visitor.visit_map(Items { reader, first: true }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
    }
}

/// The parts of a list or object, on their way in.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if !self.reader.has_next(&mut self.first, b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if !self.reader.has_next(&mut self.first, b'}')? {
            return Ok(None);
        }
        if self.reader.peek()? != b'"' {
            return Err(Error);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// `"variant"` alone, on its way in.
struct Named<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> EnumAccess<'de> for Named<'_, 'de> {
    type Error = Error;
    type Variant = Alone;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Alone), Error> {
        Ok((seed.deserialize(self.reader)?, Alone))
    }
}

/// What a variant written as a mere name holds: nothing.
struct Alone;

impl<'de> VariantAccess<'de> for Alone {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Error> {
        Err(Error)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(Error)
    }
}

/// `{"variant": value}`, on its way in.
struct Tagged<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> EnumAccess<'de> for Tagged<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        if self.reader.peek()? != b'"' {
            return Err(Error);
        }
        let variant = seed.deserialize(&mut *self.reader)?;
        self.reader.take(b':')?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Tagged<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.reader.peek()?;
        self.reader.word("null")
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_seq(self.reader, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_map(self.reader, visitor)
    }
}
